using System.Globalization;

namespace AlphaPulse.Hosting;

/// <summary>The replay in both accounts: the position that is held, as the gate counts, and each signal by itself, as the ledger does.</summary>
internal static class ReplayAccounts
{
    public static void Write(HtmlBuilder html, RunReportData data)
    {
        var replay = data.Replay;
        var c = replay.Counts;
        html.Write($"<h3>What the replay came to{(data.Serves ? string.Empty : ", as shadow")}</h3><div class=\"stack\"><div class=\"card\"><p>The gate follows one position that is held until the model calls another and pays only where it changes; the ledger judges every signal by itself, from the bar after it to its horizon, and each pays a round trip of its own, so the ledger charges a model that keeps its side far more.</p><p class=\"soft\">Replayed as {SnakeCase.Of(c.Mode)} from {ReportText.Time(c.From)} UTC: {ReportText.Counted(c.Bars, "bar", "bars")}, {ReportText.Counted(c.Emitted, "signal", "signals")} ({ReportText.Count(c.Settled)} settled, {ReportText.Count(c.Sided)} of them with a side, {ReportText.Count(c.Open)} open, {ReportText.Count(c.Void)} void because a bar is missing), {ReportText.Counted(c.Abstained, "bar", "bars")} abstained{(c.Held == 0 ? string.Empty : ReportText.Of($", {ReportText.Counted(c.Held, "signal", "signals")} held back because of drift"))}.{(data.Decision.Promoted ? string.Empty : " The gate refused the model: these are the signals it would have given.")}</p></div>");
        if (c.Coverage is { } coverage)
        {
            html.Write($"<div class=\"card\"><p>Beside each score the model gives {(coverage.IsSet ? "the ways" : "an interval")} that it holds possible, to hold what comes {ReportText.Percent(coverage.Nominal)} of the time. In the replay it held {ReportText.Percent(coverage.Measured)} of {ReportText.Counted(coverage.Signals, "signal", "signals")} whose label has ended; on {ReportText.Percent(coverage.AbstainShare)} of them it decided for no side.</p></div>");
        }

        if (replay.Held.Count == 0)
        {
            html.Markup("<div class=\"card\"><p class=\"soft\">The replay has too few bars to hold a position.</p></div></div>\n");
            return;
        }

        var growth = ChartAxis.Growth(replay.Held.SelectMany(a => a.Equity.Values).Append(0), out var isLogarithmic);
        AccountChart.Equity("Replay: the held position, equity net of costs" + (isLogarithmic ? " (logarithmic)" : string.Empty), replay.Held, growth, 220).WriteTo(html);
        ReportTable.Write(
            html,
            "Accounts of the replay",
            ["account", "#net", "#90 % interval", "#gross", "#trades", "#max drawdown"],
            replay.Held.Select(a => (IReadOnlyList<string>)
            [
                a.Name == HoldoutSectionBuilder.Candidate ? "position held until changed" : ReportVerdict.Plain(a.Name),
                ReportText.Change(a.NetReturn), a.Interval is { } i ? ReportText.Range(i, ReportText.Change) : "–", ReportText.Change(a.GrossReturn), ReportText.Count(a.Trades), ReportText.Percent(a.DeepestDrawdown),
            ]).Append(Ledger(replay)),
            highlighted: 0);
        html.Write($"<p class=\"soft\">A bar without a signal keeps what is held{(c.HeldBars.Count == 0 ? string.Empty : "; where drift held signals back the account is flat")}. Signals overlap: the interval of the hit rate counts one in {replay.HorizonBars}, those of returns draw blocks of bars or signals.</p></div>\n");
    }

    private static IReadOnlyList<string> Ledger(ReplaySection replay)
    {
        var share = 1.0 / replay.HorizonBars;
        var settled = replay.Cumulative.Values;
        var net = settled.Length == 0 ? "–" : ReportText.Change(settled[^1]);
        var interval = replay.MeanNetBasisPoints is { } mean
            ? $"{ReportText.Change(mean.Low / 10_000 * replay.Counts.Sided * share)} to {ReportText.Change(mean.High / 10_000 * replay.Counts.Sided * share)}"
            : "–";
        return [string.Create(CultureInfo.InvariantCulture, $"each signal by itself, 1/{replay.HorizonBars} of the capital, summed"), net, interval, "–", ReportText.Count(replay.Counts.Sided), "–"];
    }
}
