using System.Globalization;
using System.Reflection;
using AlphaPulse.Backtesting;
using AlphaPulse.Drift;

namespace AlphaPulse.Hosting;

/// <summary>Builds the data of the report from what the stages of a run have established.</summary>
internal static class RunReportBuilder
{
    /// <summary>The version of the software.</summary>
    public static string Software { get; } = VersionOf(typeof(RunReportBuilder).Assembly);

    /// <summary>Builds.</summary>
    /// <param name="state">The run, replay included.</param>
    /// <param name="costs">The costs of the gate.</param>
    /// <param name="outcomes">The outcomes of the replay in the order of their bars.</param>
    /// <param name="profile">What drift was measured against; <see langword="null"/> where it was not.</param>
    /// <param name="champion">The champion that the gate compared; <see langword="null"/> where it compared none.</param>
    /// <returns>The data.</returns>
    public static RunReportData Build(
        PipelineState state, TradingCosts costs, IReadOnlyList<Outcome> outcomes, ReferenceProfile? profile, ModelArtifact? champion)
    {
        var bars = state.Features.Bars;
        return new RunReportData
        {
            Version = Software,
            Series = state.Ingest.Series.ToString(),
            PriceUnit = state.Ingest.Series.Instrument.Quote,
            Calendar = state.Ingest.Calendar.Name,
            Provenance = [.. bars.GroupBy(b => b.Provenance).OrderBy(g => g.Key).Select(g => (SnakeCase.Of(g.Key), g.LongCount()))],
            IsSimulated = bars.Any(b => b.Provenance == BarProvenance.Simulated),
            First = bars[0].OpenTime,
            Last = bars[^1].OpenTime,
            Coverage = state.Coverage,
            Quarantined = state.Ingest.Quarantined,
            Findings = state.Ingest.Findings,
            Parts = Parts(state),
            Price = Closes(bars),
            Decision = state.Decision,
            Candidate = state.Candidate,
            Manifest = state.Training.Artifact.Manifest,
            Chosen = state.Training.Chosen,
            Trials = state.Training.Trials,
            Holdout = HoldoutSectionBuilder.Build(state, costs, champion),
            Calibration = CalibrationSectionBuilder.Build(state),
            Replay = ReplaySectionBuilder.Build(state, costs, outcomes),
            Importance = EvidenceSectionBuilder.Importance(state.Training),
            LearningCurve = EvidenceSectionBuilder.LearningCurve(state.Training),
            Combinatorial = EvidenceSectionBuilder.Combinatorial(state.Training),
            Deflation = EvidenceSectionBuilder.Deflation(state.Decision),
            Drift = EvidenceSectionBuilder.Drift(state.Replay, profile),
            ShadowReason = state.ShadowReason,
            Policies = state.Policies,
            Stages = [.. state.Stages],
        };
    }

    internal static ReportSeries Closes(IReadOnlyList<Bar> bars) => new(
        "close", [.. bars.Select(b => ReportTimes.Number(b.OpenTime))], [.. bars.Select(b => (double)b.Close)]);

    private static List<ReportPart> Parts(PipelineState state)
    {
        var split = state.Training.Split;
        var bars = state.Features.Bars;
        var embargo = state.Training.Artifact.Manifest.Options.TryGetValue("embargo_bars", out var text)
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0;
        return
        [
            Part("training", 0, split.ValidationBars.Start.Value - embargo),
            Part("validation", split.ValidationBars.Start.Value, split.ValidationBars.End.Value),
            Part("holdout", split.HoldoutBars.Start.Value, split.HoldoutBars.End.Value),
            Part("replay", split.ReplayStart, bars.Count),
        ];

        ReportPart Part(string name, int start, int end) =>
            new(name, bars[start].OpenTime, bars[Math.Max(start, end - 1)].OpenTime, end - start);
    }

    private static string VersionOf(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown";
}
