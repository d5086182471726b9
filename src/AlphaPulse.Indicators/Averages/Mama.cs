using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The MESA adaptive moving average of Ehlers: an exponential average whose weight follows how fast the phase of the price turns, and a second average of it at half the weight.</summary>
/// <remarks>
/// The first value comes with bar 33. A missing value (NaN) has none, and all begins again. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="fast">The greatest weight; from 0.05 to 1, not below the least</param>
/// <param name="slow">The least weight; from 0.05 to 1</param>
/// <param name="seed">How it begins</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Mama<T>(decimal fast = 0.5m, decimal slow = 0.05m, MamaSeed seed = MamaSeed.Zero) : Indicator<MamaState<T>, T, MamaValue<T>>(new MamaState<T>(fast, slow, seed))
    where T : struct, INumber<T>
{
    /// <summary>The greatest weight.</summary>
    public decimal Fast { get; } = fast;

    /// <summary>The least weight.</summary>
    public decimal Slow { get; } = slow;

    /// <summary>How it begins.</summary>
    public MamaSeed Seed { get; } = seed;
}
