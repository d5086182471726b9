using AlphaPulse.Models;

namespace AlphaPulse.Training;

/// <summary>Measures every guard of a training, in the order of <see cref="GuardNames.OfTraining"/>.</summary>
internal static class TrainingGuards
{
    private static readonly Func<GuardContext, GuardResult>[] Guards =
    [
        SplitGuards.Chronological,
        FoldGuards.TargetLeak,
        HorizonGuard.Shuffled,
        FoldGuards.CrossValidation,
        RowGuards.LearningCurve,
        PenaltyGuards.L2,
        PenaltyGuards.L1,
        SplitGuards.EarlyStopping,
        RowGuards.RobustScaling,
        FoldGuards.ImportanceStability,
        RowGuards.SeedSensitivity,
        TrialGuards.Permutation,
        RowGuards.AdversarialValidation,
        TrialGuards.ProbabilisticSharpe,
        TrialGuards.DeflatedSharpe,
        TrialGuards.Overfitting,
        PathGuards.Combinatorial,
        Calibration,
    ];

    public static IReadOnlyList<GuardResult> Measure(GuardContext context)
    {
        var results = new GuardResult[Guards.Length];
        for (var i = 0; i < results.Length; i++)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            try
            {
                results[i] = Guards[i](context);
            }
            catch (Exception exception) when (exception is LearningException or InsufficientHistoryException)
            {
                // A part of the rows may be too few for the learner; then this is not known, and a guard that binds refuses for that.
                results[i] = GuardText.NotMeasured(GuardNames.OfTraining[i], $"{exception.Message}");
            }
        }

        return results;
    }

    private static GuardResult Calibration(GuardContext context)
    {
        if (context.Calibration is not { Coverage: { } coverage } report)
        {
            return GuardText.NotMeasured(GuardNames.Calibration, $"{context.Calibration?.Reason ?? context.CrossFailure ?? "the newest fold could not be measured on what the others gave"}");
        }

        var how = report switch
        {
            { Method: { } method, BrierBefore: { } before, BrierAfter: { } after } => GuardText.Of($"{method} on {report.Rows} scores of purged folds: Brier score {before:0.0000} before and {after:0.0000} after on the newest of them"),
            _ => GuardText.Of($"scores are as the learner gives them ({report.Reason})"),
        };
        return GuardText.AtLeast(
            GuardNames.Calibration,
            coverage,
            report.Confidence - context.Limits.MaximumCoverageShortfall,
            $"{how}; intervals of confidence {report.Confidence:P0} held {coverage:P1} of {report.MeasuredRows} later rows, and at that confidence one would abstain from {report.AbstainShare:P1} of them");
    }
}
