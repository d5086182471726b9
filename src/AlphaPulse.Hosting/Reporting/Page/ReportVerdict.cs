using AlphaPulse.Training;

namespace AlphaPulse.Hosting;

/// <summary>Says in plain words whether the model is any good.</summary>
internal static class ReportVerdict
{
    public static string Headline(RunReportData data)
    {
        var word = data.Word;
        if (Own(data) is not { } own)
        {
            return $"{word}: the holdout stayed shut, so nothing was measured on it";
        }

        var others = Named(data, Baselines.AlwaysLong) is { } hold ? $"; buy and hold {Made(hold.NetReturn)}" : string.Empty;
        return $"{word}: after costs it {Made(own.NetReturn)} on the holdout{others}";
    }

    /// <summary>The answer in a few words, from the numbers of the decision.</summary>
    public static string Answer(RunReportData data)
    {
        var decision = data.Decision;
        if (Own(data) is not { } own)
        {
            return "Not judged: this model may not be used, and nothing is known about it.";
        }

        if (decision.Promoted)
        {
            return (data.ShadowReason is null ? "Good enough to serve:" : "Good enough to serve, in shadow first:") + " it beat every naive baseline on bars it had never seen, by more than chance explains.";
        }

        var best = decision.Strategies.Skip(1).MaxBy(s => s.NetReturn);
        if (best is not null && own.NetReturn <= best.NetReturn)
        {
            var twin = Twin(data) is { } name ? $" It took the very positions of {name}." : string.Empty;
            return $"Not good enough: {Plain(best.Name)} {Made(best.NetReturn)} on the same bars.{twin}";
        }

        if (own.NetReturn > 0 && decision.DeflatedPValue <= decision.MaximumPValue && decision.Reasons.Count > 0)
        {
            return $"Not accepted: {Reason(decision.Reasons[0])}.";
        }

        return own.NetReturn <= 0
            ? "Not good enough: it loses money after costs."
            : "Not proven: it earned more than every baseline, but not by enough, or not often enough, to rule out luck.";
    }

    public static IEnumerable<string> Sentences(RunReportData data)
    {
        var decision = data.Decision;
        if (Own(data) is { } own && decision is { AdvantageLow: { } low, AdvantageHigh: { } high, Advantage: { } advantage, PValue: { } p })
        {
            var opponent = Plain(decision.BestBaseline ?? "the best baseline");
            var proof = low == high ? string.Empty
                : !decision.Promoted && low <= 0 && high >= 0 ? " That includes zero: chance alone can explain it."
                : high < 0 ? " It is worse by more than chance explains." : string.Empty;
            yield return low == high
                ? $"Over {opponent} it has no advantage at all: it did the same at every bar ({ReportText.Counted(own.Trades, "trade", "trades")})."
                : $"Its advantage per bar over {opponent}{Carried(decision)} is {ReportText.Points(advantage * 10_000)} basis points; it lies between {ReportText.Points(low * 10_000)} and {ReportText.Points(high * 10_000)} (90 % interval, one-sided {ReportText.PValue(p)} for this model alone, {ReportText.Counted(own.Trades, "trade", "trades")}).{proof}";
        }
        else if (decision.Reasons.Count > 0)
        {
            yield return decision.Reasons[0];
        }

        var replay = data.Replay;
        if (replay.Counts.HeldBars.Count > 0)
        {
            yield return $"Signals were held at {ReportText.Count(replay.Counts.HeldBars.Count)} of {ReportText.Counted(replay.Counts.Bars, "bar", "bars")} of the replay because of {Drifted(data)}; the account below is flat there.";
        }

        if (replay.Held is [var held, var hold, ..])
        {
            yield return $"In the replay after that, which neither training nor gate saw{(decision.Promoted ? string.Empty : " and where a refused model runs as shadow, so that nothing acts on it")}, the position it called for {Made(held.NetReturn)} after costs{Interval(held.Interval)}; buy and hold {Made(hold.NetReturn)}.";
        }

        if (replay is { HitRate: { } hits, MeanNetBasisPoints: { } mean })
        {
            yield return $"Judged one by one, {ReportText.Counted(replay.Counts.Sided, "settled signal", "settled signals")} of the replay took a side: {ReportText.Percent(hits.Value)} made money before costs ({ReportText.Range(hits, ReportText.Percent)}{Constant(replay)}), and after a round trip of its own each came to {ReportText.Points(mean.Value)} basis points on average ({ReportText.Range(mean, ReportText.Points)}; 90 % intervals).";
        }
        else
        {
            yield return "In the replay no signal took a side and settled, so there is nothing to judge it by there.";
        }
    }

    /// <summary>The constant side that would have been right more often, and how often.</summary>
    public static string? BetterConstant(ReplaySection replay) => replay.ConstantHitRates is { } rates
        ? $"{(rates.Long >= rates.Short ? "always long" : "always short")} {ReportText.Percent(Math.Max(rates.Long, rates.Short))}"
        : null;

    /// <summary>The reason of a gate as people read it: the names of strategies in words, real minus signs.</summary>
    public static string Reason(string reason)
    {
        foreach (var name in (ReadOnlySpan<string>)[Baselines.AlwaysLong, Baselines.AlwaysShort, Baselines.LastDirection])
        {
            reason = reason.Replace(name, Plain(name), StringComparison.Ordinal);
        }

        // A hyphen between a space or a bracket and a digit is a minus sign.
        return string.Concat(reason.Select((c, i) =>
            c == '-' && i > 0 && reason[i - 1] is (' ' or '(') && i + 1 < reason.Length && char.IsAsciiDigit(reason[i + 1]) ? '−' : c));
    }

    public static StrategyResult? Own(RunReportData data) => data.Decision.Strategies.Count > 0 ? data.Decision.Strategies[0] : null;

    public static StrategyResult? Named(RunReportData data, string name) => data.Decision.Strategies.FirstOrDefault(s => s.Name == name);

    /// <summary>The name of a strategy for people.</summary>
    public static string Plain(string name) => name switch
    {
        Baselines.AlwaysLong => "buy and hold",
        Baselines.AlwaysShort => "always short",
        Baselines.LastDirection => "last direction",
        HoldoutSectionBuilder.Candidate => "this model",
        _ => name,
    };

    /// <summary>The baseline that did exactly the same.</summary>
    private static string? Twin(RunReportData data) => Own(data) is { } own
        && data.Decision.Strategies.Skip(1).FirstOrDefault(s => s with { Name = own.Name } == own) is { } twin ? Plain(twin.Name) : null;

    /// <summary>The share of a baseline that the advantage is beyond, where it is not all or nothing of it.</summary>
    private static string Carried(GateDecision decision) => decision.Beta is { } beta and > 0 and < 1
        ? $", beyond the {ReportText.Percent(beta)} of it that the model carried,"
        : string.Empty;

    /// <summary>The features whose alarms held signals back, the first few by name.</summary>
    private static string Drifted(RunReportData data)
    {
        const int Named = 3;
        var names = data.Drift?.Alarms.Select(a => a.Feature).Distinct(StringComparer.Ordinal).ToList() ?? [];
        return names.Count == 0 ? "drift"
            : "drift of " + string.Join(", ", names.Take(Named)) + (names.Count > Named ? $" and {ReportText.Counted(names.Count - Named, "other feature", "other features")}" : string.Empty);
    }

    private static string Constant(ReplaySection replay) => BetterConstant(replay) is { } text ? "; " + text : string.Empty;

    private static string Interval(ReportInterval? interval) =>
        interval is null ? string.Empty : $" ({ReportText.Range(interval, ReportText.Change)}, 90 % interval)";

    private static string Made(double value) => value switch
    {
        > 0 => $"made {ReportText.Percent(value)}",
        < 0 => $"lost {ReportText.Percent(-value)}",
        _ => "made nothing",
    };
}
