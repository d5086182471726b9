using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The volume profile of the last n bars: the price at which most volume was traded, and the area around it with a share of all volume.</summary>
/// <remarks>
/// The range from the lowest low to the highest high is cut into bins of equal height, and the volume of each bar counts at its close;
/// a close on an edge belongs to the bin above. The point of control is the middle of the bin with most volume, the lower one of
/// equals. The value area grows from it by the neighbour with more volume, the upper one of equals, until it holds the share
/// (Steidlmayer, Markets and Market Logic, 1986). The first value comes with bar n; none where the window has no range or no volume. A
/// bar costs n + bins steps. A missing high, low, close or volume (NaN) leaves no value until n present bars followed it. Not safe for
/// use from several threads.
/// </remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
/// <param name="bins">How many bins the range is cut into; from 2 to 1000.</param>
/// <param name="period">The bars of the window; from 1 to <see cref="Period.Maximum"/>.</param>
/// <param name="share">The share of the volume in the value area; from 0.01 to 1.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
/// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
public sealed class VolumeProfile<T>(int bins = 10, int period = 50, decimal share = 0.7m)
    : Indicator<VolumeProfileState<T>, Ohlcv<T>, VolumeProfileValue<T>>(new VolumeProfileState<T>(bins, period, share))
    where T : struct, INumber<T>
{
    /// <summary>How many bins the range is cut into.</summary>
    public int Bins { get; } = bins;

    /// <summary>The bars of the window.</summary>
    public int Period { get; } = period;

    /// <summary>The share of the volume in the value area.</summary>
    public decimal Share { get; } = share;
}
