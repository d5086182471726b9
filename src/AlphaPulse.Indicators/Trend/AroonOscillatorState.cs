using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="AroonOscillator{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct AroonOscillatorState<T> : IIndicatorState<AroonOscillatorState<T>, Ohlcv<T>, T>
    where T : struct, INumber<T>
{
    private AroonState<T> _aroon;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">How many bars before the newest one are looked at; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="tie">Which of equal extremes counts.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public AroonOscillatorState(int period, ExtremeTie tie) => _aroon = new AroonState<T>(period, tie);

    /// <inheritdoc/>
    public readonly string Name => "aroonosc";

    /// <inheritdoc/>
    public readonly int Warmup => _aroon.Warmup;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out T output)
    {
        var hasValue = _aroon.Next(in input, out var aroon);
        output = aroon.Up - aroon.Down;
        return hasValue;
    }

    /// <inheritdoc/>
    public readonly AroonOscillatorState<T> Copy() => this with { _aroon = _aroon.Copy() };

    /// <inheritdoc/>
    public readonly AroonOscillatorState<T> Fresh() => this with { _aroon = _aroon.Fresh() };

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer) => _aroon.Save(ref writer);

    /// <inheritdoc/>
    public readonly AroonOscillatorState<T> Load(ref StateReader reader) => this with { _aroon = _aroon.Load(ref reader) };
}
