using System.Globalization;

namespace AlphaPulse.Features;

/// <summary>The log return to the close at the horizon less what a round trip costs: 0 where the move does not pay for it.</summary>
/// <remarks>
/// With the fraction <c>c</c> paid on entering and on leaving, a side gains only where the absolute log return <c>r</c> exceeds
/// <c>k = ln((1 + c) / (1 - c))</c>, as the settlement of signals counts. The label is <c>sign(r) max(|r| - k, 0)</c>. Immutable and
/// safe for use from any thread.
/// </remarks>
public sealed class NetReturnLabel : ILabel, IHorizonRule
{
    private readonly double _threshold;

    /// <summary>Creates the label.</summary>
    /// <param name="horizonBars">How many bars ahead; at least 1.</param>
    /// <param name="costBasisPoints">What a side of a trade costs in basis points (0.01 %); from 0 to 1,000.</param>
    public NetReturnLabel(int horizonBars, decimal costBasisPoints)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizonBars, 1);
        _threshold = RoundTrip.LogThreshold(costBasisPoints);
        HorizonBars = horizonBars;
        Name = string.Create(CultureInfo.InvariantCulture, $"net_return({horizonBars},{LabelText.Of(costBasisPoints)})");
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
        var beyond = Math.Abs(logReturn) - _threshold;
        value = new LabelValue(beyond > 0 ? Math.CopySign(beyond, logReturn) : 0, logReturn);
        return true;
    }
}
