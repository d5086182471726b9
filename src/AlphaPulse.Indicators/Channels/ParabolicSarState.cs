using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="ParabolicSar{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct ParabolicSarState<T> : IIndicatorState<ParabolicSarState<T>, Ohlcv<T>, StopValue<T>>
    where T : struct, INumber<T>
{
    private ParabolicStop<T> _kernel;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="step">The acceleration at the beginning of a direction, and what each new extreme adds; from 0 to 10.</param>
    /// <param name="maximum">The greatest acceleration; from 0 to 10.</param>
    /// <param name="start">How the first direction is taken.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public ParabolicSarState(decimal step, decimal maximum, SarStart start)
    {
        var leg = new SarLeg(step, step, maximum);
        _kernel = new ParabolicStop<T>(leg, leg, 0, 0, start);
    }

    /// <inheritdoc/>
    public readonly string Name => "psar";

    /// <inheritdoc/>
    public readonly int Warmup => 2;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => int.MaxValue;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out StopValue<T> output)
    {
        var hasStop = _kernel.Next(input.High, input.Low, out var stop, out var isLong);
        output = hasStop ? new StopValue<T>(stop, isLong ? T.One : -T.One) : default;
        return hasStop;
    }

    /// <inheritdoc/>
    public readonly ParabolicSarState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly ParabolicSarState<T> Fresh() => new() { _kernel = _kernel.Fresh() };

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        _kernel.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly ParabolicSarState<T> Load(ref StateReader reader)
    {
        return new() { _kernel = _kernel.Load(ref reader) };
    }
}
