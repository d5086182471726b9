using AlphaPulse.Drift;
using AlphaPulse.Models;
using AlphaPulse.Training;

namespace AlphaPulse.Hosting;

/// <summary>Builds what the report says about the model itself, its trials and the drift after it.</summary>
internal static class EvidenceSectionBuilder
{
    private const int MostFeatures = 20;
    private const int PathPoints = 400;

    public static ImportanceSection? Importance(TrainingResult training)
    {
        var model = training.Artifact.Model is CalibratedModel calibrated ? calibrated.Model : training.Artifact.Model;
        return model is IFeatureImportance importance
            ? new ImportanceSection(
                model is LinearModel ? "The share of each in the sizes of the coefficients, each times the deviation of its feature." : "The share of each in the gain of all splits.",
                [
                    .. model.Schema.Columns.Zip(importance.Importance, (column, share) => new ImportanceBar(column.Name, share))
                        .Where(bar => bar.Share > 0).OrderByDescending(bar => bar.Share).Take(MostFeatures),
                ])
            : null;
    }

    public static LearningCurveSection? LearningCurve(TrainingResult training) => training.Curve is { } curve
        ? new LearningCurveSection(
            training.Artifact.Model.Task == ModelTask.BinaryClassification ? "log loss" : "squared loss",
            [.. curve.Training.Select((loss, round) => new LearningCurvePoint(round, loss, curve.Validation[round]))],
            curve.BestRound)
        : null;

    public static CombinatorialSection? Combinatorial(TrainingResult training)
    {
        if (training.Combinatorial is not { } report)
        {
            return null;
        }

        // Steps of equal length and the last: many lines lie over each other, and none of them is read off by the bar.
        var stride = Math.Max(1, report.Times.Count / PathPoints);
        int[] kept = [.. Enumerable.Range(0, report.Times.Count).Where(i => i % stride == 0 || i == report.Times.Count - 1)];
        double[] times = [.. kept.Select(i => ReportTimes.Number(report.Times[i]))];
        return new CombinatorialSection(report, [.. report.Paths.Select(p => new ReportSeries(p.Result.Name, times, [.. kept.Select(i => (double)(p.Equity[i] - 1))]))]);
    }

    public static TrialDeflation? Deflation(GateDecision decision) =>
        decision is { PValue: { } raw, DeflatedPValue: { } deflated }
            ? new TrialDeflation(raw, deflated, decision.IsDeflated, decision.TrialsOnHoldout, decision.HoldoutOpenings, decision.HoldoutOverride)
            : null;

    public static DriftSection? Drift(ReplayReport replay, ReferenceProfile? profile) => replay.Drift is { } drift
        ? new DriftSection(
            SnakeCase.Of(drift.Status),
            [
                .. drift.Alarms.SelectMany(alarm => alarm.Features.Select(
                    feature => new DriftAlarm(alarm.StartedAt, feature.Column, SnakeCase.Of(feature.Test), feature.Statistic, feature.Threshold))),
            ],
            drift.HeldRows,
            [.. replay.Readings.Select((r, i) => Feature(r, profile?.Profiles[i].Thresholds))])
        {
            WindowBars = profile?.WindowRows,
            ReferenceBars = profile?.Rows,
        }
        : null;

    private static DriftFeature Feature(ColumnReading reading, ColumnThresholds? thresholds)
    {
        return new(
            reading.Column,
            new DriftStatistic(reading.PopulationStability, thresholds?.PopulationStability),
            OfShare(reading.KolmogorovSmirnov, thresholds?.KolmogorovSmirnov),
            OfShare(reading.OutsideShare, thresholds?.OutsideShare),
            OfShare(reading.MissingShare, thresholds?.MissingShare));

        // What never exceeds 1 has no threshold where that is 1 or more.
        static DriftStatistic OfShare(double? value, double? threshold) => new(value, threshold is < 1 ? threshold : null);
    }
}
