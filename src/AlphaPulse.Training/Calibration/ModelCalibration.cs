using System.Globalization;
using AlphaPulse.Models;

namespace AlphaPulse.Training;

/// <summary>Calibrates a model on the scores of purged folds.</summary>
/// <param name="Model">The model with its calibrator, or as it was.</param>
/// <param name="Rule">The rule on its scores: it takes the same sides as before.</param>
/// <param name="Report">How it went.</param>
internal sealed record ModelCalibration(IModel Model, SignalRule Rule, CalibrationReport Report)
{
    private const int Bins = 10;

    /// <summary>Calibrates.</summary>
    /// <param name="model">The model, fitted on all samples.</param>
    /// <param name="rule">The rule on its scores.</param>
    /// <param name="cross">Scores of the same learner on samples that it was not fitted on.</param>
    /// <param name="options">The method and the confidence.</param>
    public static ModelCalibration Fit(IModel model, SignalRule rule, CrossFit cross, TrainingOptions options)
    {
        var (scores, targets) = cross.Tested(cross.Folds);
        var isProbability = model.Task == ModelTask.BinaryClassification;
        var (calibrator, reason) = isProbability ? TryFit(options.Calibration, rule, scores, targets) : (null, "a regression has no probabilities to calibrate");
        double[] calibrated = calibrator is null ? scores : [.. scores.Select(calibrator.Calibrate)];
        ScoreInterval interval;
        try
        {
            interval = ScoreInterval.Fit(model.Task, calibrated, targets, options.Confidence);
        }
        catch (Exception exception) when (exception is InsufficientHistoryException or ArgumentException)
        {
            return new ModelCalibration(model, rule, new CalibrationReport { Rows = scores.Length, Confidence = options.Confidence, Reason = exception.Message });
        }

        var report = Measure(cross, model.Task, calibrator is null ? CalibrationMethod.None : options.Calibration, options.Confidence) with
        {
            Method = calibrator?.Name,
            Reason = reason,
            Rows = scores.Length,
            HalfWidth = interval.HalfWidth,
            LeastProbability = interval.LeastProbability,
        };
        return calibrator is null
            ? new ModelCalibration(model, rule, report)
            : new ModelCalibration(new CalibratedModel(model, calibrator), Through(calibrator, rule), report);
    }

    /// <summary>A calibrator never turns the order around, so the calibrated borders part the calibrated scores as the borders did the scores.</summary>
    private static SignalRule Through(ICalibrator calibrator, SignalRule rule) =>
        new(calibrator.Calibrate(rule.LongAbove), calibrator.Calibrate(rule.ShortBelow), rule.HorizonBars);

    private static (ICalibrator? Calibrator, string? Reason) TryFit(CalibrationMethod method, SignalRule rule, double[] scores, double[] targets)
    {
        if (method == CalibrationMethod.None)
        {
            return (null, "the options ask for none");
        }

        try
        {
            var calibrator = Calibrators.Fit(method, scores, targets);
            var through = Through(calibrator, rule);
            var changed = scores.Count(s => through.Decide(calibrator.Calibrate(s)) != rule.Decide(s));
            return changed == 0
                ? (calibrator, null)
                : (null, string.Create(CultureInfo.InvariantCulture, $"through the {calibrator.Name} calibrator the rule would take another side at {changed} of {scores.Length} scores"));
        }
        catch (Exception exception) when (exception is LearningException or ArgumentException)
        {
            // Scores that come against their classes cannot be made right by a monotone function; the model stays as it is and the report says so.
            return (null, exception.Message);
        }
    }

    /// <summary>What the older folds give is measured on the newest one; samples whose label reaches into it are left out of the fit.</summary>
    private static CalibrationReport Measure(CrossFit cross, ModelTask task, CalibrationMethod method, double confidence)
    {
        var blank = new CalibrationReport { Rows = 0, Confidence = confidence };
        var newest = cross.Folds[^1];
        var border = cross.Set.Samples[newest.Test[0]];
        var older = cross.Folds.SkipLast(1)
            .Select(f => f with { Test = [.. f.Test.Where(p => cross.Set.Samples[p].HorizonTime < border.BarTime && cross.Set.Samples[p].LabelEnd <= border.KnownAt)] });
        var (fitScores, fitTargets) = cross.Tested(older);
        var (scores, targets) = cross.Tested([newest]);
        try
        {
            var calibrator = method == CalibrationMethod.None ? null : Calibrators.Fit(method, fitScores, fitTargets);
            double[] fitted = calibrator is null ? fitScores : [.. fitScores.Select(calibrator.Calibrate)];
            double[] after = calibrator is null ? scores : [.. scores.Select(calibrator.Calibrate)];
            var interval = ScoreInterval.Fit(task, fitted, fitTargets, confidence);
            var isProbability = task == ModelTask.BinaryClassification;
            return blank with
            {
                MeasuredRows = scores.Length,
                BrierBefore = isProbability ? ClassificationMetrics.BrierScore(targets, scores) : null,
                BrierAfter = isProbability ? ClassificationMetrics.BrierScore(targets, after) : null,
                ErrorBefore = isProbability ? ErrorOf(targets, scores) : null,
                ErrorAfter = isProbability ? ErrorOf(targets, after) : null,
                Coverage = interval.Coverage(after, targets),
                AbstainShare = interval.AbstainShare(after),
            };
        }
        catch (Exception exception) when (exception is LearningException or InsufficientHistoryException or ArgumentException)
        {
            // The fit over all folds stands; it just could not be measured on one of them.
            return blank;
        }
    }

    internal static double ErrorOf(double[] targets, double[] probabilities) =>
        CalibrationCurve.Create(targets, probabilities, bins: Bins, binning: CalibrationBinning.EqualCount).ExpectedError;
}
