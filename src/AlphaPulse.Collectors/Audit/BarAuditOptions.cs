namespace AlphaPulse.Collectors;

/// <summary>How a file of bars is audited. The thresholds are such that clean files of real markets give no finding of error level.</summary>
public sealed class BarAuditOptions
{
    /// <summary>How the file is read: timeframe, time unit, calendar, dialect.</summary>
    /// <value>By default all is told from the data. The instrument and how bars are written play no part.</value>
    public ImportOptions Reading { get; set; } = new();

    /// <summary>The smallest step of prices.</summary>
    /// <value>The default is told for each stretch of 512 rows and its neighbours, since ticks change over time. Positive.</value>
    public decimal? Tick { get; set; }

    /// <summary>The smallest step of volumes.</summary>
    /// <value>The default is told as that of prices is. Positive.</value>
    public decimal? Step { get; set; }

    /// <summary>How many bars in a row must lie on straight lines between their neighbours to be called interpolated.</summary>
    /// <value>The default is 3; from 2. Real minutes of a coarse tick reach 2. Moves of a few last digits, rounded, need three bars more.</value>
    public int InterpolatedBars { get; set; } = 3;

    /// <summary>How many bars in a row with the same four prices and the same volume make a flat run.</summary>
    /// <value>The default is 3; from 2. With volumes that differ it takes three times as many and one more, as quiet minutes reach 9.</value>
    public int FlatBars { get; set; } = 3;

    /// <summary>How many bars in a row must have the same volume above zero, while prices move, to call it stale.</summary>
    /// <value>The default is 5; from 2. Real minutes reach 3.</value>
    public int StaleVolumeBars { get; set; } = 5;

    /// <summary>How many flat bars without volume at the end make a dead symbol.</summary>
    /// <value>The default is 24; from 2. A tail of less than a day is a warning, as quiet minutes of a small market can be as long.</value>
    public int DeadBars { get; set; } = 24;

    /// <summary>How long nothing must have been traded for another price level to mean another instrument.</summary>
    /// <value>The default is 7 days; positive.</value>
    public TimeSpan ReuseHalt { get; set; } = TimeSpan.FromDays(7);

    /// <summary>By which factor the price must differ behind such a halt.</summary>
    /// <value>The default is 2; above 1 to 1,000,000.</value>
    public decimal ReuseRatio { get; set; } = 2m;

    /// <summary>How far a jump may be from the ratio of a split, as a fraction of it.</summary>
    /// <value>The default is 0.05; above 0 to 0.2. The market moves on the day of a split too.</value>
    public decimal SplitTolerance { get; set; } = 0.05m;

    /// <summary>How many findings of one kind and level are kept; the rest is counted.</summary>
    /// <value>The default is 10,000; from 1.</value>
    public int MaximumFindings { get; set; } = 10_000;
}
