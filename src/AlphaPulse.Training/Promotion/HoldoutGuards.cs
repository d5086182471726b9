using System.Globalization;
using AlphaPulse.Backtesting;
using AlphaPulse.Models;

namespace AlphaPulse.Training;

/// <summary>Measures the guards that only the holdout can tell.</summary>
internal static class HoldoutGuards
{
    private const int Bins = 10;

    public static GuardResult TrackRecord(double[] returns, HoldoutScores? scores, GateOptions options)
    {
        var samples = scores?.Rows.Length ?? returns.Length;
        if (samples < options.MinimumSamples)
        {
            return GuardText.AtLeast(
                GuardNames.MinimumTrackRecord, samples, options.MinimumSamples, $"the holdout has {samples} labelled samples, and at least {options.MinimumSamples} are needed; give more bars or a greater HoldoutShare");
        }

        if (returns.AsSpan().IndexOfAnyExcept(returns[0]) < 0)
        {
            return new GuardResult(GuardNames.MinimumTrackRecord, GuardVerdict.Failed, null, returns.Length, "the candidate never traded on the holdout, so it has no track record");
        }

        var estimate = SharpeEstimate.FromReturns(returns);
        return estimate.MinimumTrackRecord(probability: options.TrackRecordProbability) is { } least
            ? GuardText.AtMost(
                GuardNames.MinimumTrackRecord,
                least,
                returns.Length,
                $"a net Sharpe ratio of {estimate.Sharpe:0.0000} a bar needs {least:0} bars to be above 0 with a probability of {options.TrackRecordProbability}; the holdout has {returns.Length}")
            : new GuardResult(
                GuardNames.MinimumTrackRecord,
                GuardVerdict.Failed,
                null,
                returns.Length,
                GuardText.Of($"a net Sharpe ratio of {estimate.Sharpe:0.0000} a bar on the holdout is not above 0, however long the track record"));
    }

    /// <summary>Labels overlap for a horizon, so about one sample in so many is new; that is how much a calibrated model errs by chance.</summary>
    public static GuardResult CalibrationBudget(ModelArtifact artifact, HoldoutScores? scores, GateOptions options)
    {
        if (artifact.Model.Task != ModelTask.BinaryClassification)
        {
            return GuardText.NotApplicable(GuardNames.CalibrationBudget, $"a regression has no probabilities that could be wrong");
        }

        if (scores is not { Rows.Length: > 0 })
        {
            return GuardText.NotMeasured(GuardNames.CalibrationBudget, $"the label {artifact.Manifest.Label} gives no samples on the holdout, or is none of a {artifact.Model.Task} model");
        }

        var curve = CalibrationCurve.Create(scores.Targets, scores.Scores, bins: Bins, binning: CalibrationBinning.EqualCount);
        var byChance = curve.Bins.Sum(bin => bin.Weight / scores.Rows.Length
            * Math.Sqrt(2 / Math.PI * bin.MeanPrediction * (1 - bin.MeanPrediction) / Math.Max(1, bin.Weight / artifact.Rule.HorizonBars)));
        var excess = Math.Max(0, curve.ExpectedError - byChance);
        return GuardText.AtMost(
            GuardNames.CalibrationBudget,
            excess,
            options.MaximumCalibrationError,
            $"on {scores.Rows.Length} samples of the holdout probabilities miss what came by {curve.ExpectedError:0.000} (expected calibration error), of which {byChance:0.000} is what chance gives a calibrated model; Brier score {ClassificationMetrics.BrierScore(scores.Targets, scores.Scores):0.0000}");
    }

    public static GuardResult Coverage(ModelArtifact artifact, HoldoutScores? scores, GateOptions options)
    {
        if (scores is not { Rows.Length: > 0 } || Number(artifact, ManifestBuilder.ConfidenceOption) is not { } confidence)
        {
            return GuardText.NotMeasured(GuardNames.ConformalCoverage, $"the model has no conformal intervals, or its label gives no samples on the holdout");
        }

        var isProbability = artifact.Model.Task == ModelTask.BinaryClassification;
        if (Number(artifact, isProbability ? ManifestBuilder.LeastProbabilityOption : ManifestBuilder.HalfWidthOption) is not { } number)
        {
            return GuardText.NotMeasured(GuardNames.ConformalCoverage, $"the conformal intervals of the manifest are those of another task");
        }

        var interval = ScoreInterval.Of(confidence, isProbability ? null : number, isProbability ? number : null);
        var coverage = interval.Coverage(scores.Scores, scores.Targets);
        return GuardText.AtLeast(
            GuardNames.ConformalCoverage,
            coverage,
            confidence - options.MaximumCoverageShortfall,
            $"intervals of confidence {confidence:P0} held {coverage:P1} of {scores.Rows.Length} samples of the holdout; at that confidence one would abstain from {interval.AbstainShare(scores.Scores):P1} of them");
    }

    public static GuardResult Latency(ModelArtifact artifact, Features.FeatureMatrix features, Range holdout, GateOptions options, TimeProvider time)
    {
        if (options.MaximumScoringTime is not { } limit)
        {
            return GuardText.NotApplicable(GuardNames.LatencyBudget, $"no time is prescribed (GateOptions.MaximumScoringTime)");
        }

        var median = ScoringTime.Measure(artifact.Model, features, holdout, time);
        return GuardText.AtMost(GuardNames.LatencyBudget, median, limit.TotalNanoseconds, $"a row takes {median:0} ns to score (median of {ScoringTime.Batches} times {ScoringTime.BatchRows} rows); {limit.TotalNanoseconds:0} ns are allowed");
    }

    private static double? Number(ModelArtifact artifact, string option) =>
        artifact.Manifest.Options.TryGetValue(option, out var text) ? double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) : null;
}
