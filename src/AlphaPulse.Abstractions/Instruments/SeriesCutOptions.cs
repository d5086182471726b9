namespace AlphaPulse;

/// <summary>Which events cut a series.</summary>
public sealed class SeriesCutOptions
{
    /// <summary>A halt that lasts longer cuts the series where it resumes; from zero on.</summary>
    /// <value>Default: one day.</value>
    public TimeSpan LongestHalt { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Whether the bars are adjusted for splits, so that a split cuts nothing.</summary>
    /// <value>Default <see langword="false"/>: a split cuts, since the price before it is of another unit.</value>
    public bool SplitsAreAdjusted { get; set; }
}
