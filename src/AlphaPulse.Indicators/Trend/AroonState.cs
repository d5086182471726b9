using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Aroon{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct AroonState<T> : IIndicatorState<AroonState<T>, Ohlcv<T>, AroonValue<T>>
    where T : struct, INumber<T>
{
    private readonly int _period;
    private WindowExtremeAges<T> _window;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">How many bars before the newest one are looked at; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="tie">Which of equal extremes counts.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public AroonState(int period, ExtremeTie tie)
    {
        _period = Period.Check(period, 1);
        _window = new WindowExtremeAges<T>(period + 1, tie);
    }

    /// <inheritdoc/>
    public readonly string Name => "aroon";

    /// <inheritdoc/>
    public readonly int Warmup => _period + 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out AroonValue<T> output)
    {
        if (!_window.Push(input.High, input.Low))
        {
            output = default;
            return false;
        }

        output = new AroonValue<T>(Share(_period - _window.HighAge), Share(_period - _window.LowAge));
        return true;
    }

    /// <inheritdoc/>
    public readonly AroonState<T> Copy() => this with { _window = _window.Copy() };

    /// <inheritdoc/>
    public readonly AroonState<T> Fresh() => new(_period, _window.Tie);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer) => _window.Save(ref writer);

    /// <inheritdoc/>
    public readonly AroonState<T> Load(ref StateReader reader) => this with { _window = _window.Load(ref reader) };

    private readonly T Share(int bars) => T.CreateChecked(100L * bars) / T.CreateChecked(_period);
}
