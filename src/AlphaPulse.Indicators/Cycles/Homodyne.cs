using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The period of the dominant cycle, in bars, by the homodyne discriminator of Ehlers as he published it, within bounds of choice.</summary>
/// <remarks>
/// The filters begin with bar 6 and not, as in TA-Lib, with bar 13; the first value comes with bar 33, when most of the beginning is forgotten. Where nothing moves there is no cycle and no value. A missing value (NaN) has none, and all begins again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="shortest">The least period; from 2 to 100</param>
/// <param name="longest">The greatest period; from 3 to 200, above the least</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Homodyne<T>(int shortest = 6, int longest = 50) : Indicator<HomodyneState<T>, T, T>(new HomodyneState<T>(shortest, longest))
    where T : struct, INumber<T>
{
    /// <summary>The least period.</summary>
    public int Shortest { get; } = shortest;

    /// <summary>The greatest period.</summary>
    public int Longest { get; } = longest;
}
