namespace AlphaPulse.Collectors;

/// <summary>What a <see cref="BarFirewall"/> believes.</summary>
/// <remarks>The defaults were chosen so that of clean recorded bars next to none is held for good; see the guide of data quality.</remarks>
public sealed record BarFirewallOptions
{
    /// <summary>When the market trades, and so how many bars lie between two.</summary>
    /// <value>Default: always.</value>
    public ITradingCalendar Calendar { get; init; } = AlwaysOpenCalendar.Instance;

    /// <summary>How many bars make the scale of a series; from 20 to 10,000.</summary>
    /// <value>Default: 240.</value>
    public int WindowBars { get; init; } = 240;

    /// <summary>How many bars there must be before a price is judged; from 10 to <see cref="WindowBars"/>.</summary>
    /// <value>Default: 60.</value>
    public int FewestBars { get; init; } = 60;

    /// <summary>A log return farther from the median than so many scales is an outlier; at least 3.</summary>
    /// <value>Default: 40.</value>
    public double OutlierScales { get; init; } = 40;

    /// <summary>The least scale of log returns, below which no series is taken to be; over 0.</summary>
    /// <value>Default: 0.0005, five hundredths of a per cent.</value>
    public double LeastScale { get; init; } = 0.0005;

    /// <summary>Equal bars on end, with volume, from which on a source stands still; at least 2.</summary>
    /// <value>Default: 3.</value>
    public int StaleBars { get; init; } = 3;

    /// <summary>Bars without volume on end from which on they are held, where the series trades otherwise; at least 2.</summary>
    /// <value>Default: 30.</value>
    public int ZeroVolumeBars { get; init; } = 30;

    /// <summary>The share of bars without volume in the window up to which a series counts as one that trades; from 0 to 1.</summary>
    /// <value>Default: 0.02.</value>
    public double QuietShare { get; init; } = 0.02;

    /// <summary>A log spread to the second venue farther from its median than so many scales of its own is held; at least 3.</summary>
    /// <value>Default: 25.</value>
    public double SpreadScales { get; init; } = 25;

    /// <summary>The least scale of log spreads; over 0.</summary>
    /// <value>Default: 0.0005.</value>
    public double LeastSpreadScale { get; init; } = 0.0005;

    /// <summary>Bars on end that are held for their spread, after which the new spread is taken for the usual one; at least 1.</summary>
    /// <value>Default: 10.</value>
    public int LongestSpread { get; init; } = 10;

    /// <summary>Expected bars that may not have come before a source counts as stale; at least 1. See <see cref="BarFirewall.IsStale"/>.</summary>
    /// <value>Default: 3.</value>
    public int StaleAfterBars { get; init; } = 3;

    internal string? FindDefect() => this switch
    {
        { Calendar: null } => "BarFirewallOptions.Calendar is null; leave it out for a market that is always open",
        { WindowBars: < 20 or > 10_000 } => FormattableString.Invariant($"BarFirewallOptions.WindowBars is {WindowBars} and must be from 20 to 10,000"),
        _ when FewestBars < 10 || FewestBars > WindowBars => FormattableString.Invariant($"BarFirewallOptions.FewestBars is {FewestBars} and must be from 10 to WindowBars, which is {WindowBars}"),
        _ when !(OutlierScales >= 3 && SpreadScales >= 3) => FormattableString.Invariant($"BarFirewallOptions.OutlierScales is {OutlierScales} and SpreadScales {SpreadScales}; both must be at least 3"),
        _ when !(LeastScale > 0 && LeastSpreadScale > 0) => FormattableString.Invariant($"BarFirewallOptions.LeastScale is {LeastScale} and LeastSpreadScale {LeastSpreadScale}; both must be over 0"),
        _ when !(QuietShare >= 0 && QuietShare <= 1) => FormattableString.Invariant($"BarFirewallOptions.QuietShare is {QuietShare} and must be from 0 to 1"),
        _ when StaleBars < 2 || ZeroVolumeBars < 2 || LongestSpread < 1 || StaleAfterBars < 1 =>
            FormattableString.Invariant($"BarFirewallOptions.StaleBars is {StaleBars}, ZeroVolumeBars {ZeroVolumeBars}, LongestSpread {LongestSpread} and StaleAfterBars {StaleAfterBars}; the least are 2, 2, 1 and 1"),
        _ => null,
    };
}
