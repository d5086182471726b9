using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>A range of values brought linearly to another range.</summary>
/// <remarks>
/// Values outside of the range go on in the same way. The first value comes with bar 1. A missing value (NaN) has none. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="fromLow">Where the given range begins</param>
/// <param name="fromHigh">Where the given range ends; not where it begins</param>
/// <param name="toLow">Where the wanted range begins</param>
/// <param name="toHigh">Where the wanted range ends</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Remap<T>(decimal fromLow = 0, decimal fromHigh = 100, decimal toLow = -1, decimal toHigh = 1) : Indicator<RemapState<T>, T, T>(new RemapState<T>(fromLow, fromHigh, toLow, toHigh))
    where T : struct, INumber<T>
{
    /// <summary>Where the given range begins.</summary>
    public decimal FromLow { get; } = fromLow;

    /// <summary>Where the given range ends.</summary>
    public decimal FromHigh { get; } = fromHigh;

    /// <summary>Where the wanted range begins.</summary>
    public decimal ToLow { get; } = toLow;

    /// <summary>Where the wanted range ends.</summary>
    public decimal ToHigh { get; } = toHigh;
}
