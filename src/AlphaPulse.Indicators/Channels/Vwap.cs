using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The mean of the typical price (high + low + close) / 3 of all bars since an anchor, weighted with their volume.</summary>
/// <remarks>
/// Every bar since the anchor counts, whatever its age. Days, weeks and months are those of the opening time of the bars, UTC; bars
/// without a time are all of one day. The first value comes with bar 1; there is none while no volume has been traded since the anchor
/// (0/0). A missing value (NaN) starts all again. The first bar is never forgotten before the next anchor. Not safe for use from
/// several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="anchor">Where it begins anew; nowhere by default.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Vwap<T>(VwapAnchor anchor = VwapAnchor.Start)
    : Indicator<VwapState<T>, Ohlcv<T>, T>(new VwapState<T>(anchor))
    where T : struct, INumber<T>
{
    /// <summary>Where it begins anew.</summary>
    public VwapAnchor Anchor { get; } = anchor;
}
