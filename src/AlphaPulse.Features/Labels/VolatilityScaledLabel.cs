using System.Globalization;

namespace AlphaPulse.Features;

/// <summary>The log return to the close at the horizon, divided by the volatility per bar that was known at the start.</summary>
/// <remarks>
/// The unit is standard deviations of one bar: on a random walk the label has a standard deviation of the square root of the horizon.
/// No label where the bars before are incomplete or did not move. Immutable and safe for use from any thread.
/// </remarks>
public sealed class VolatilityScaledLabel : ILabel, IHorizonRule
{
    private readonly int _volatilityBars;

    /// <summary>Creates the label.</summary>
    /// <param name="horizonBars">How many bars ahead; at least 1.</param>
    /// <param name="volatilityBars">Over how many one-bar log returns, the start's last, the volatility is taken; from 2 to 10,000.</param>
    public VolatilityScaledLabel(int horizonBars, int volatilityBars)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizonBars, 1);
        LabelRange.CheckWindow(volatilityBars, 2, nameof(volatilityBars));
        HorizonBars = horizonBars;
        _volatilityBars = volatilityBars;
        Name = string.Create(CultureInfo.InvariantCulture, $"volatility_scaled({horizonBars},{volatilityBars})");
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public ModelTask Task => ModelTask.Regression;

    /// <inheritdoc/>
    public int HorizonBars { get; }

    /// <inheritdoc/>
    public int LookbackBars => _volatilityBars;

    /// <inheritdoc/>
    public bool FollowsPath => false;

    /// <inheritdoc/>
    public bool TellsSide => true;

    /// <inheritdoc/>
    public ILabelRun? Begin(in LabelStart start) =>
        start.TryGetVolatility(_volatilityBars, out var volatility) ? new HorizonRun(this, start.Bar, volatility) : null;

    bool IHorizonRule.TryCompute(Bar start, Bar end, double scale, out LabelValue value)
    {
        var logReturn = HorizonRun.LogReturn(start, end);
        value = new LabelValue(logReturn / scale, logReturn);
        return double.IsFinite(value.Target);
    }
}
