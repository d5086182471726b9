namespace AlphaPulse.Hosting;

/// <summary>The holdout as the gate saw it: equity less one, and the fall from the last peak, net of costs. The candidate is first.</summary>
internal sealed record HoldoutSection(IReadOnlyList<ReportSeries> Equity, IReadOnlyList<ReportSeries> Drawdown);
