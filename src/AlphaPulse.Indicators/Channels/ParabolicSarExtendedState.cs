using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="ParabolicSarExtended{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct ParabolicSarExtendedState<T> : IIndicatorState<ParabolicSarExtendedState<T>, Ohlcv<T>, T>
    where T : struct, INumber<T>
{
    private ParabolicStop<T> _kernel;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="startValue">The first stop, negative for a fall; 0 to take it from the bars.</param>
    /// <param name="offset">What part of the stop is added to its distance at a reversal; from 0 to 10.</param>
    /// <param name="rise">How the stop approaches in a rise.</param>
    /// <param name="fall">How the stop approaches in a fall.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public ParabolicSarExtendedState(decimal startValue, decimal offset, SarLeg rise, SarLeg fall)
    {
        Factor.Check<T>(startValue, -1_000_000_000, 1_000_000_000);
        Factor.Check<T>(offset, 0, 10);
        _kernel = new ParabolicStop<T>(rise, fall, startValue, offset, SarStart.Movement);
    }

    /// <inheritdoc/>
    public readonly string Name => "sarext";

    /// <inheritdoc/>
    public readonly int Warmup => 2;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => int.MaxValue;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out T output)
    {
        var hasStop = _kernel.Next(input.High, input.Low, out var stop, out var isLong);
        output = hasStop && !isLong ? -stop : stop;
        return hasStop;
    }

    /// <inheritdoc/>
    public readonly ParabolicSarExtendedState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly ParabolicSarExtendedState<T> Fresh() => new() { _kernel = _kernel.Fresh() };

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        _kernel.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly ParabolicSarExtendedState<T> Load(ref StateReader reader)
    {
        return new() { _kernel = _kernel.Load(ref reader) };
    }
}
