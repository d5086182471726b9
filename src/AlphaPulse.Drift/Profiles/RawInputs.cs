namespace AlphaPulse.Drift;

/// <summary>Turns bars into raw columns that show a break of the data which the features of a model hide.</summary>
/// <remarks>
/// The columns are natural logarithms of levels: <c>log_volume</c> shows another unit of volume, <c>log_range</c> (high by low) bars
/// of another kind, <c>log_spacing</c> (seconds since the bar before) another timeframe or gaps. What cannot be had is missing: a
/// volume or a range of zero, the spacing of the first bar. Holds the bar before; belongs to one thread.
/// </remarks>
public sealed class RawInputs
{
    private DateTimeOffset? _previous;

    /// <summary>The columns, in the order of <see cref="Write"/>.</summary>
    public static MonitoredColumns Columns { get; } = MonitoredColumns.From(
        new FeatureSchema("raw_inputs", [
            new FeatureColumn("log_volume", "ln(volume)", 1),
            new FeatureColumn("log_range", "ln(ln(high / low))", 1),
            new FeatureColumn("log_spacing", "ln(seconds since the open of the bar before)", 2),
        ]),
        ColumnScale.LogLevel);

    /// <summary>Writes the columns of one bar. Call it for every bar in order.</summary>
    /// <param name="bar">The bar; closed.</param>
    /// <param name="destination">Where the columns go.</param>
    /// <exception cref="ArgumentException">The destination is too short, or the bar does not follow the one before.</exception>
    public void Write(Bar bar, Span<double> destination)
    {
        ArgumentNullException.ThrowIfNull(bar);
        if (destination.Length < Columns.Count)
        {
            throw new ArgumentException($"The raw inputs need room for {Columns.Count} columns, and there is room for {destination.Length}.", nameof(destination));
        }

        if (bar.OpenTime <= _previous)
        {
            throw new ArgumentException(
                $"The bar at {UtcText.Format(bar.OpenTime)} does not follow the one at {UtcText.Format(_previous.Value)}; give each bar once, in order.",
                nameof(bar));
        }

        destination[0] = Log((double)bar.Volume);
        destination[1] = Log(Math.Log((double)bar.High / (double)bar.Low));
        destination[2] = _previous is { } previous ? Math.Log((bar.OpenTime - previous).TotalSeconds) : double.NaN;
        _previous = bar.OpenTime;
    }

    private static double Log(double value) => value > 0 ? Math.Log(value) : double.NaN;
}
