using System.Globalization;

namespace AlphaPulse.Features;

/// <summary>1 where the close at the horizon is above the close now, 0 where it is below; no label where they are equal.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
public sealed class DirectionLabel : ILabel, IHorizonRule
{
    /// <summary>Creates the label.</summary>
    /// <param name="horizonBars">How many bars ahead; at least 1.</param>
    public DirectionLabel(int horizonBars)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizonBars, 1);
        HorizonBars = horizonBars;
        Name = string.Create(CultureInfo.InvariantCulture, $"direction({horizonBars})");
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
    public bool FollowsPath => false;

    /// <inheritdoc/>
    public bool TellsSide => true;

    /// <inheritdoc/>
    public ILabelRun Begin(in LabelStart start) => new HorizonRun(this, start.Bar);

    bool IHorizonRule.TryCompute(Bar start, Bar end, double scale, out LabelValue value)
    {
        // Compared in decimal: a tie is a tie, whatever the digits.
        var comparison = end.Close.CompareTo(start.Close);
        value = new LabelValue(comparison > 0 ? 1 : 0, HorizonRun.LogReturn(start, end));
        return comparison != 0;
    }
}
