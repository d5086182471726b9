using AlphaPulse.Training;

namespace AlphaPulse.Hosting;

/// <summary>Says in plain words whether the model is any good.</summary>
internal static class ReportVerdict
{
    public static string Headline(RunReportData data)
    {
        var word = data.Decision.Promoted ? "Promoted" : "Refused";
        if (Own(data) is not { } own)
        {
            return $"{word}: the holdout stayed shut, so nothing was measured on it";
        }

        var others = Named(data, Baselines.AlwaysLong) is { } hold ? $"; buy and hold {Made(hold.NetReturn)}" : string.Empty;
        return $"{word}: after costs it {Made(own.NetReturn)} on the holdout{others}";
    }

    public static IEnumerable<string> Sentences(RunReportData data)
    {
        var decision = data.Decision;
        if (Own(data) is { } own && decision is { AdvantageLow: { } low, AdvantageHigh: { } high, Advantage: { } advantage, PValue: { } p })
        {
            var proof = !decision.Promoted && low <= 0 && high >= 0 ? " That includes zero: chance alone explains it."
                : high < 0 ? " It is worse by more than chance explains." : string.Empty;
            yield return $"Its advantage per bar over {Plain(decision.BestBaseline ?? "the best baseline")} is {ReportText.Points(advantage * 10_000)} basis points; it lies between {ReportText.Points(low * 10_000)} and {ReportText.Points(high * 10_000)} (90 % interval, one-sided {ReportText.PValue(p)}, {ReportText.Counted(own.Trades, "trade", "trades")}).{proof}";
        }
        else if (decision.Reasons.Count > 0)
        {
            yield return decision.Reasons[0];
        }

        var replay = data.Replay;
        if (replay is { HitRate: { } hits, MeanNetBasisPoints: { } mean })
        {
            yield return $"In the replay after that, which neither training nor gate saw, {ReportText.Counted(replay.Counts.Sided, "settled signal", "settled signals")} took a side: {ReportText.Percent(hits.Value)} made money before costs ({ReportText.Percent(hits.Low)} to {ReportText.Percent(hits.High)}), and after a round trip of its own each made {ReportText.Points(mean.Value)} basis points on average ({ReportText.Points(mean.Low)} to {ReportText.Points(mean.High)}; 90 % intervals).";
        }
        else
        {
            yield return "In the replay no signal took a side and settled, so there is nothing to judge it by there.";
        }
    }

    public static StrategyResult? Own(RunReportData data) => data.Decision.Strategies.Count > 0 ? data.Decision.Strategies[0] : null;

    public static StrategyResult? Named(RunReportData data, string name) => data.Decision.Strategies.FirstOrDefault(s => s.Name == name);

    /// <summary>The name of a strategy for people.</summary>
    public static string Plain(string name) => name switch
    {
        Baselines.AlwaysLong => "buy and hold",
        Baselines.AlwaysShort => "always short",
        Baselines.LastDirection => "last direction",
        _ => name,
    };

    private static string Made(double value) => value switch
    {
        > 0 => $"made {ReportText.Percent(value)}",
        < 0 => $"lost {ReportText.Percent(-value)}",
        _ => "made nothing",
    };
}
