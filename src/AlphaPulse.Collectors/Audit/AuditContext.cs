namespace AlphaPulse.Collectors;

/// <summary>What all detectors of one audit share.</summary>
/// <param name="Options">The thresholds.</param>
/// <param name="Timeframe">The timeframe.</param>
/// <param name="Calendar">Which bars are expected.</param>
/// <param name="IsDescending">Whether the file has its newest row first.</param>
/// <param name="Sink">Where findings go.</param>
internal sealed record AuditContext(
    BarAuditOptions Options, Timeframe Timeframe, ITradingCalendar Calendar, bool IsDescending, AuditSink Sink);
