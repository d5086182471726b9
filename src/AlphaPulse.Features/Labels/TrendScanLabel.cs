using System.Globalization;

namespace AlphaPulse.Features;

/// <summary>Whether the clearest trend that begins at the bar goes up (1) or down (0).</summary>
/// <remarks>
/// <para>For each horizon from the least to the greatest a straight line is fitted by least squares to the closes from the start to
/// it; the one whose slope has the greatest absolute t-value names the side. Of equal ones the shorter counts. A line that fits but
/// for a part of 10^-12 of the variance counts as perfect, with an infinite t-value. Where no horizon has a slope there is no label.</para>
/// <para>The choice needs the closes up to the greatest horizon, so the label is known, and ends, there: not at the horizon that it
/// chose. A split that purged by the chosen horizon would keep samples that saw beyond the border. The return of
/// <see cref="LabelValue.LogReturn"/> is that to the chosen horizon; nobody could have left there, so it is no result of a trade.</para>
/// <para>A missing bar before the end leaves no label. Source: M. Lopez de Prado, Machine Learning for Asset Managers (2020), 5.4.
/// Immutable and safe for use from any thread.</para>
/// </remarks>
public sealed class TrendScanLabel : ILabel
{
    private readonly int _leastBars;

    /// <summary>Creates the label.</summary>
    /// <param name="leastBars">The least horizon in bars ahead; at least 2, since a line through two points says nothing.</param>
    /// <param name="greatestBars">The greatest horizon in bars ahead; from <paramref name="leastBars"/> to 10,000.</param>
    public TrendScanLabel(int leastBars, int greatestBars)
    {
        LabelRange.CheckWindow(leastBars, 2, nameof(leastBars));
        LabelRange.CheckWindow(greatestBars, leastBars, nameof(greatestBars));
        _leastBars = leastBars;
        HorizonBars = greatestBars;
        Name = string.Create(CultureInfo.InvariantCulture, $"trend_scan({leastBars},{greatestBars})");
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public ModelTask Task => ModelTask.BinaryClassification;

    /// <inheritdoc/>
    public int HorizonBars { get; }

    /// <inheritdoc/>
    public int LookbackBars => 0;

    /// <inheritdoc/>
    public bool FollowsPath => true;

    /// <inheritdoc/>
    public bool TellsSide => true;

    /// <inheritdoc/>
    public ILabelRun Begin(in LabelStart start) => new TrendRun(start.Bar, _leastBars, HorizonBars);
}
