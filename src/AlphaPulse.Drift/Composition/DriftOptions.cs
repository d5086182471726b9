namespace AlphaPulse.Drift;

/// <summary>How profiles are fitted and how monitors decide.</summary>
/// <remarks>
/// The sizes and the target belong to a profile: its thresholds hold for them, so they are stored in it, and a monitor uses those of
/// its profile. The policy and the two counts of evaluations belong to the monitor.
/// </remarks>
public sealed class DriftOptions
{
    /// <summary>What a drift does to signals; default <see cref="DriftPolicy.Hold"/>.</summary>
    public DriftPolicy Policy { get; set; } = DriftPolicy.Hold;

    /// <summary>The rows of the sliding window that is compared with the reference, from 50 to 10,000; default 168, a week of hours.</summary>
    public int WindowRows { get; set; } = 168;

    /// <summary>The most recent rows that gross breaks are looked for in, from 6 to <see cref="WindowRows"/>; default 24, a day of hours.</summary>
    public int RecentRows { get; set; } = 24;

    /// <summary>How many rows lie between two evaluations, from 1 to <see cref="WindowRows"/>; default 12.</summary>
    public int EvaluateEveryRows { get; set; } = 12;

    /// <summary>How many evaluations in a row must be above a threshold for a drift, from 1 to 1,000; default 3. Gross breaks need one.</summary>
    public int ConfirmEvaluations { get; set; } = 3;

    /// <summary>How many evaluations in a row must be at or below every threshold to end a drift, from 1 to 1,000; default 3.</summary>
    public int ReleaseEvaluations { get; set; } = 3;

    /// <summary>The false alarms a year that thresholds are set for, over all columns together, from 0.001 to 100; default 0.1.</summary>
    public double FalseAlarmsPerYear { get; set; } = 0.1;

    /// <summary>How many rows make a year, from 1 to 10,000,000; default 8,760, hours around the clock.</summary>
    public int RowsPerYear { get; set; } = 8_760;
}
