namespace AlphaPulse.Drift;

/// <summary>How profiles are fitted and how monitors decide.</summary>
/// <remarks>
/// The sizes and the target belong to a profile: its thresholds hold for them, so they are stored in it, and a monitor uses those of
/// its profile. The policy and the two counts of evaluations belong to the monitor. Sizes are counts of rows, whatever time a row
/// stands for: the defaults are a week and a day of hourly bars, and 168 and 24 days of daily ones.
/// </remarks>
public sealed class DriftOptions
{
    /// <summary>What a drift does to signals; default <see cref="DriftPolicy.Hold"/>.</summary>
    public DriftPolicy Policy { get; set; } = DriftPolicy.Hold;

    /// <summary>The rows of the sliding window that is compared with the reference, from 50 to 10,000; default 168.</summary>
    public int WindowRows { get; set; } = 168;

    /// <summary>The most recent rows that gross breaks are looked for in, from 6 to <see cref="WindowRows"/>; default 24.</summary>
    public int RecentRows { get; set; } = 24;

    /// <summary>How many rows lie between two evaluations, from 1 to <see cref="WindowRows"/>; default 12.</summary>
    public int EvaluateEveryRows { get; set; } = 12;

    /// <summary>How many evaluations in a row must be above a threshold for a drift, from 1 to 1,000; default 3. Gross breaks need one.</summary>
    public int ConfirmEvaluations { get; set; } = 3;

    /// <summary>How many evaluations in a row must be at or below every threshold to end a drift, from 1 to 1,000; default 3.</summary>
    public int ReleaseEvaluations { get; set; } = 3;

    /// <summary>
    /// The false alarms a year that the thresholds of <see cref="DriftTest.KolmogorovSmirnov"/> and
    /// <see cref="DriftTest.PopulationStability"/> are set for, over all columns together, from 0.001 to 100; default 0.1.
    /// </summary>
    /// <remarks>
    /// It says nothing of the other two tests. <see cref="DriftTest.OutsideRange"/> and <see cref="DriftTest.Missing"/> look for gross
    /// breaks and have limits that no target moves, 0.25 above the greatest share seen in the reference and at least 0.5; how many
    /// false alarms a year they raise is neither set nor estimated.
    /// </remarks>
    public double FalseAlarmsPerYear { get; set; } = 0.1;

    /// <summary>How many rows make a year, from 1 to 100,000,000; <see langword="null"/>, the default, where it is not said.</summary>
    /// <remarks>
    /// There is no default number: it depends on timeframe and market, and thresholds for another year promise other false alarms. The
    /// pipeline of AlphaPulse.Hosting counts the bars of a year on the calendar of the instrument where this is not said; whoever fits a
    /// profile without it must say it (8,760 are hours around the clock, about 252 the days of a stock exchange). A monitor needs it not.
    /// </remarks>
    public int? RowsPerYear { get; set; }
}
