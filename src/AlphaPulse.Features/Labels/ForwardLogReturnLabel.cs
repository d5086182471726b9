using System.Globalization;

namespace AlphaPulse.Features;

/// <summary>The natural logarithm of the close at the horizon over the close now.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
public sealed class ForwardLogReturnLabel : ILabel
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
    public bool TryCompute(Bar start, Bar end, out double value)
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(end);
        value = Math.Log((double)end.Close / (double)start.Close);
        return true;
    }
}
