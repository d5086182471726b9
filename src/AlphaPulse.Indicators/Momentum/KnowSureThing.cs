using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The know sure thing of Pring: four smoothed rates of change together, the longest weighing most.</summary>
/// <remarks>
/// The means of four rates of change, in percent, times 1, 2, 3 and 4 (Pring, Stocks and Commodities, 1992); signal is the mean of the last
/// values. The first value comes when the longest of the four has one. A rate that divides by a price of 0 is skipped by its mean, and the
/// bar has no value. A missing value (NaN) leaves no value until it has left the windows. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="first">The bars of the first rate of change; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="second">The bars of the second rate of change; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="third">The bars of the third rate of change; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="fourth">The bars of the fourth rate of change; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="firstMean">How many values the mean of the first rate takes; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="secondMean">How many values the mean of the second rate takes; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="thirdMean">How many values the mean of the third rate takes; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="fourthMean">How many values the mean of the fourth rate takes; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="signal">How many values the signal is the mean of; from 1 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class KnowSureThing<T>(int first = 10, int second = 15, int third = 20, int fourth = 30, int firstMean = 10, int secondMean = 10, int thirdMean = 10, int fourthMean = 15, int signal = 9)
    : Indicator<KnowSureThingState<T>, T, KstValue<T>>(new KnowSureThingState<T>(first, second, third, fourth, firstMean, secondMean, thirdMean, fourthMean, signal))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the first rate of change.</summary>
    public int First { get; } = first;

    /// <summary>The bars of the second rate of change.</summary>
    public int Second { get; } = second;

    /// <summary>The bars of the third rate of change.</summary>
    public int Third { get; } = third;

    /// <summary>The bars of the fourth rate of change.</summary>
    public int Fourth { get; } = fourth;

    /// <summary>How many values the mean of the first rate takes.</summary>
    public int FirstMean { get; } = firstMean;

    /// <summary>How many values the mean of the second rate takes.</summary>
    public int SecondMean { get; } = secondMean;

    /// <summary>How many values the mean of the third rate takes.</summary>
    public int ThirdMean { get; } = thirdMean;

    /// <summary>How many values the mean of the fourth rate takes.</summary>
    public int FourthMean { get; } = fourthMean;

    /// <summary>How many values the signal is the mean of.</summary>
    public int Signal { get; } = signal;
}
