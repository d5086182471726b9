using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>AlphaTrend: a line that rises with the lows while the market is strong, falls with the highs while it is weak, and else stays where
/// it is.</summary>
/// <remarks>
/// The distance is k times the mean of the last n true ranges. With a strength of at least 50 the line is low - distance, but does not
/// fall; below 50 it is high + distance, but does not rise. The first value comes with bar n + 1. Where the strength has no value (0/0,
/// no flow at all) there is none, and the line stays. A missing value (NaN) starts the warm-up again. Not safe for use from several
/// threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The period of the range and of the strength; from 2 to <see cref="Period.Maximum"/>.</param>
/// <param name="multiple">How many ranges the line is away; from 0.001 to 100.</param>
/// <param name="strength">What tells whether the market is strong; the money flow index by default.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class AlphaTrend<T>(int period, decimal multiple = 1, AlphaStrength strength = AlphaStrength.MoneyFlow)
    : Indicator<AlphaTrendState<T>, Ohlcv<T>, T>(new AlphaTrendState<T>(period, multiple, strength))
    where T : struct, INumber<T>
{
    /// <summary>The period of the range and of the strength.</summary>
    public int Period { get; } = period;

    /// <summary>How many ranges the line is away.</summary>
    public decimal Multiple { get; } = multiple;

    /// <summary>What tells whether the market is strong.</summary>
    public AlphaStrength Strength { get; } = strength;
}
