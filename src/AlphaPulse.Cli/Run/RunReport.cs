using System.Globalization;
using AlphaPulse.Cli.Output;
using AlphaPulse.Hosting;
using AlphaPulse.Training;

namespace AlphaPulse.Cli.Run;

/// <summary>What a run did, for people.</summary>
internal static class RunReport
{
    private const int ShownFeatures = 3;

    public static void Print(PipelineSummary summary)
    {
        Line($"{summary.Series}   provenance: {summary.Provenance}   calendar: {summary.Calendar}");
        foreach (var finding in summary.Findings)
        {
            Line($"  note: {finding}");
        }

        Line($"bars      {summary.Bars.Stored:N0} stored, {summary.Bars.Quarantined:N0} quarantined, {summary.Bars.Gaps:N0} gaps with {summary.Bars.Missing:N0} missing bars");
        Line($"model     {summary.Model.Version}: {summary.Model.Learner} on {summary.Model.Label}, best of {summary.Model.Trials} trials");
        Line($"gate      {summary.Model.Decision}");
        foreach (var reason in summary.Model.Reasons)
        {
            Line($"          - {reason}");
        }

        var guards = summary.Model.Guards;
        var warnings = guards.Where(g => g is { Verdict: GuardVerdict.Failed, IsBinding: false }).ToList();
        Line($"guards    {guards.Count(g => g.Verdict == GuardVerdict.Held)} held, {guards.Count(g => g.Refuses)} refused, {warnings.Count} warn");
        foreach (var warning in warnings)
        {
            Line($"          - {warning.Name}: {warning.Words}");
        }

        Line($"signals   {summary.Signals.Emitted:N0} as {summary.Signals.Mode}: {summary.Signals.Settled:N0} settled, {summary.Signals.Open:N0} open, {summary.Signals.Void:N0} void; {summary.Signals.Abstained:N0} bars abstained");
        if (summary.Signals.HitRate is { } hitRate)
        {
            Line($"          {summary.Signals.Sided:N0} took a side: {hitRate:P1} made money before costs, {summary.Signals.MeanNetReturn * 10_000:0.0} basis points a signal after a round trip of its own");
        }

        if (summary.Signals.Coverage is { } coverage)
        {
            Line($"          {(coverage.IsSet ? "sets" : "intervals")} of {coverage.Nominal:P0} held what came for {coverage.Measured:P1} of {coverage.Signals:N0}; {coverage.AbstainShare:P1} decided for no side");
        }

        if (summary.Signals.Explanations is { } explanations)
        {
            Line($"          {explanations.Signals:N0} explained, most by {string.Join(", ", explanations.Features.Take(ShownFeatures).Select(f => FormattableString.Invariant($"{f.Feature} ({f.MeanSize:0.#####} in {f.Signals:N0})")))}");
        }

        Line($"drift     {summary.Drift.Status}, {summary.Drift.Alarms} alarms, {summary.Drift.Held:N0} signals held");
        if (summary.Drift.FirstAlarm is { } alarm)
        {
            Line($"          first at bar {summary.Drift.FirstAlarmRow} of the replay, {UtcText.Format(alarm)}: {string.Join(", ", summary.Drift.Columns)}");
        }

        foreach (var policy in summary.Policies)
        {
            Line($"{policy.Policy,-9} {policy.Decision.Replace('_', ' ')}: {policy.Reason}");
        }

        Printer.Table(["stage", "items", "seconds"], summary.Stages.Select(s => (IReadOnlyList<object>)[s.Name, s.Items, s.Seconds]));
        foreach (var (name, path) in summary.Artifacts)
        {
            Line($"{name,-9} {path}");
        }
    }

    private static void Line(FormattableString text) => Console.Out.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
