using System.Globalization;

namespace AlphaPulse.Features;

/// <summary>Which side would have paid for a round trip by the close at the horizon: 1 long, -1 short, 0 neither.</summary>
/// <remarks>
/// The threshold is that of <see cref="NetReturnLabel"/>; a move of exactly the threshold is 0. Three classes as numbers: the task is
/// a regression, whose score is the expected side between -1 and 1. Immutable and safe for use from any thread.
/// </remarks>
public sealed class NetSideLabel : ILabel, IHorizonRule
{
    private readonly double _threshold;

    /// <summary>Creates the label.</summary>
    /// <param name="horizonBars">How many bars ahead; at least 1.</param>
    /// <param name="costBasisPoints">What a side of a trade costs in basis points (0.01 %); from 0 to 1,000.</param>
    public NetSideLabel(int horizonBars, decimal costBasisPoints)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizonBars, 1);
        _threshold = RoundTrip.LogThreshold(costBasisPoints);
        HorizonBars = horizonBars;
        Name = string.Create(CultureInfo.InvariantCulture, $"net_side({horizonBars},{LabelText.Of(costBasisPoints)})");
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public ModelTask Task => ModelTask.Regression;

    /// <inheritdoc/>
    public int HorizonBars { get; }

    /// <inheritdoc/>
    public int LookbackBars => 0;

    /// <inheritdoc/>
    public bool FollowsPath => false;

    /// <inheritdoc/>
    public bool TellsSide => true;

    /// <inheritdoc/>
    public ILabelRun Begin(in LabelStart start) => new HorizonRun(this, start.Bar);

    bool IHorizonRule.TryCompute(Bar start, Bar end, double scale, out LabelValue value)
    {
        var logReturn = HorizonRun.LogReturn(start, end);
        value = new LabelValue(logReturn > _threshold ? 1 : logReturn < -_threshold ? -1 : 0, logReturn);
        return true;
    }
}
