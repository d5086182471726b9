using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The roofing filter of Ehlers: a high-pass filter of two poles takes the trend away, a super smoother the noise.</summary>
/// <remarks>
/// In the unit of the price. Both filters begin with zeros; the first value comes with bar 3. A missing value (NaN) has none, and all begins again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="longest">The longest cycle that passes; from 6 to 400</param>
/// <param name="shortest">The shortest cycle that passes; from 3, below the longest</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Roofing<T>(int longest = 48, int shortest = 10) : Indicator<RoofingState<T>, T, T>(new RoofingState<T>(longest, shortest))
    where T : struct, INumber<T>
{
    /// <summary>The longest cycle that passes.</summary>
    public int Longest { get; } = longest;

    /// <summary>The shortest cycle that passes.</summary>
    public int Shortest { get; } = shortest;
}
