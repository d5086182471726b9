using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Smma{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct SmmaState<T> : IIndicatorState<SmmaState<T>, T, T>
    where T : struct, INumber<T>
{
    private readonly int _period;
    private EmaState<T> _average;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The period; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The period is out of range.</exception>
    public SmmaState(int period)
    {
        _period = Period.Check(period, 1);
        _average = EmaState<T>.Smoothed(period);
    }

    /// <inheritdoc/>
    public readonly string Name => "smma";

    /// <inheritdoc/>
    public readonly int Warmup => _period;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => _period + Period.BarsToForget((_period - 1.0) / _period, epsilon);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out T output) => _average.Next(in input, out output);

    /// <inheritdoc/>
    public readonly SmmaState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly SmmaState<T> Fresh() => new(_period);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer) => _average.Save(ref writer);

    /// <inheritdoc/>
    public readonly SmmaState<T> Load(ref StateReader reader) => this with { _average = _average.Load(ref reader) };
}
