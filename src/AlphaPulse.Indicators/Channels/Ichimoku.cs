using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>Ichimoku: the middles of three channels, two of them seen some bars later as the cloud.</summary>
/// <remarks>
/// Nothing looks ahead: the spans of a bar are those formed from the bars up to shift bars before it, and the close is given at its own
/// bar, with the delay of shift bars to the bar where charts draw it (chikou). Each line comes as soon as it can. A missing high or low
/// (NaN) leaves no value in the channels that hold it; a missing close has none. Not safe for use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="conversion">The bars of the conversion line; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="baseline">The bars of the base line; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="span">The bars of span B; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="shift">How many bars the spans are drawn ahead and the close behind; from 1 to <see cref="Period.Maximum"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class Ichimoku<T>(int conversion = 9, int baseline = 26, int span = 52, int shift = 26)
    : Indicator<IchimokuState<T>, Ohlcv<T>, IchimokuValue<T>>(new IchimokuState<T>(conversion, baseline, span, shift))
    where T : struct, INumber<T>
{
    /// <summary>The bars of the conversion line.</summary>
    public int Conversion { get; } = conversion;

    /// <summary>The bars of the base line.</summary>
    public int Baseline { get; } = baseline;

    /// <summary>The bars of span B.</summary>
    public int Span { get; } = span;

    /// <summary>How many bars the spans are drawn ahead and the close behind.</summary>
    public int Shift { get; } = shift;
}
