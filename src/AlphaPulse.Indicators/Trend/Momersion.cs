using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The momersion of Harris: how often a change went on in the direction of the one before, in percent of the changes that went on or turned.</summary>
/// <remarks>
/// Pairs with a change of 0 count for neither (Harris, 2014). The first value comes with bar minimum + 2; until bar window + 2 it is of
/// fewer pairs. A missing value (NaN) starts the warm-up again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="minimum">How many pairs of changes it takes to the first value; at most as many as the window has; from 8 to <see cref="Period.Maximum"/>.</param>
/// <param name="window">How many pairs of changes are looked at; from 8 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Momersion<T>(int minimum = 10, int window = 20)
    : Indicator<MomersionState<T>, T, T>(new MomersionState<T>(minimum, window))
    where T : struct, INumber<T>
{
    /// <summary>How many pairs of changes it takes to the first value; at most as many as the window has.</summary>
    public int Minimum { get; } = minimum;

    /// <summary>How many pairs of changes are looked at.</summary>
    public int Window { get; } = window;
}
