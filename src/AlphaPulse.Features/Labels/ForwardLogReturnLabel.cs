using System.Globalization;

namespace AlphaPulse.Features;

/// <summary>The natural logarithm of the close at the horizon over the close now.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
public sealed class ForwardLogReturnLabel : ILabel, IHorizonRule
{
    /// <summary>Creates the label.</summary>
    /// <param name="horizonBars">How many bars ahead; at least 1.</param>
    public ForwardLogReturnLabel(int horizonBars)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizonBars, 1);
        HorizonBars = horizonBars;
        Name = string.Create(CultureInfo.InvariantCulture, $"forward_log_return({horizonBars})");
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
        value = new LabelValue(logReturn, logReturn);
        return true;
    }
}
