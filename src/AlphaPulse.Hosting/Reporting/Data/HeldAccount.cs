namespace AlphaPulse.Hosting;

/// <summary>
/// One position at a time, held until another is decided, net of costs: equity less one and the fall from the last peak, both as
/// fractions; the return of the whole, with an interval where the account was never ruined.
/// </summary>
internal sealed record HeldAccount(
    string Name, ReportSeries Equity, ReportSeries Drawdown, double NetReturn, double GrossReturn, ReportInterval? Interval, int Trades)
{
    /// <summary>The greatest fall from a peak, as a fraction. It is above 1 where a short position lost more than there was.</summary>
    public double DeepestDrawdown => Math.Max(0, -Drawdown.Values.Min());

    /// <summary>Whether nothing was left at some time: the account was closed and stayed flat.</summary>
    public bool IsRuined => Equity.Values.Min() <= -1;
}
