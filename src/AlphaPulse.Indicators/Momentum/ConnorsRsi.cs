using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The relative strength index of Connors: the mean of a short index of the price, one of its streak, and the rank of its last change; 0 to 100.</summary>
/// <remarks>
/// A streak is how many bars in a row the price has risen, negative where it fell, 0 where it stood still. The rank is the percentage of
/// the changes (in percent of the price) of the last bars that are less than the newest; changes within 10^-15 of each other are equal
/// (Connors and Alvarez, An Introduction to ConnorsRSI, 2012). There is no value before the price and its streak have moved, and none after
/// a price of 0. A bar costs as many steps as the rank looks at. A missing value (NaN) starts the warm-up again. Not safe for use from
/// several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="period">The period of the index of the price; from 2 to <see cref="Period.Maximum"/>.</param>
/// <param name="streak">The period of the index of the streak; from 2 to <see cref="Period.Maximum"/>.</param>
/// <param name="rank">How many changes the newest is compared with; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="ties">Whether equal changes count as less.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class ConnorsRsi<T>(int period = 3, int streak = 2, int rank = 100, RankTies ties = RankTies.Below)
    : Indicator<ConnorsRsiState<T>, T, T>(new ConnorsRsiState<T>(period, streak, rank, ties))
    where T : struct, INumber<T>
{
    /// <summary>The period of the index of the price.</summary>
    public int Period { get; } = period;

    /// <summary>The period of the index of the streak.</summary>
    public int Streak { get; } = streak;

    /// <summary>How many changes the newest is compared with.</summary>
    public int Rank { get; } = rank;

    /// <summary>Whether equal changes count as less.</summary>
    public RankTies Ties { get; } = ties;
}
