using AlphaPulse.Features;

namespace AlphaPulse.Training;

/// <summary>Guards over the parts of the split: they look at the samples themselves, not at what the options promise.</summary>
internal static class SplitGuards
{
    public static GuardResult Chronological(GuardContext context)
    {
        var (split, samples) = (context.Split, context.Set.Samples);
        var overlaps = CountReaching(samples, split.Train, FirstOf(context, split.ValidationBars)) + CountReaching(samples, split.Refit, FirstOf(context, split.HoldoutBars));
        return GuardText.AtMost(
            GuardNames.ChronologicalSplit,
            overlaps,
            0,
            $"{overlaps} labels of the training reach into the validation or the holdout that follows{(overlaps == 0 ? $", with an embargo of {context.Options.Split.EmbargoBars} bars between them" : "; purge them (SplitOptions.Purge), for overlapping labels carry the answers of one part into the other")}");
    }

    public static GuardResult EarlyStopping(GuardContext context)
    {
        if (context.Curve is not { } curve)
        {
            return GuardText.NotApplicable(GuardNames.EarlyStopping, $"{context.Learner.Name} is fitted in one go and does not grow");
        }

        var (split, samples) = (context.Split, context.Set.Samples);
        var shared = split.Stopping.Intersect(split.Growing).Count() + split.Stopping.Intersect(split.Validation).Count();
        var overlaps = split.Stopping.Count == 0
            ? 0
            : CountReaching(samples, split.Growing, samples[split.Stopping[0]]) + CountReaching(samples, split.Stopping, FirstOf(context, split.ValidationBars));
        return GuardText.AtMost(
            GuardNames.EarlyStopping,
            shared + overlaps,
            0,
            $"round {curve.BestRound} of {curve.Rounds} was best on {split.Stopping.Count} samples that only say when to stop; {shared} of them are learned from or compared on, and {overlaps} labels reach across their borders");
    }

    /// <summary>The first sample whose features are of a range, or of a later bar.</summary>
    private static Sample? FirstOf(GuardContext context, Range bars)
    {
        foreach (var sample in context.Set.Samples)
        {
            if (sample.BarIndex >= bars.Start.Value)
            {
                return sample;
            }
        }

        return null;
    }

    private static int CountReaching(IReadOnlyList<Sample> samples, IReadOnlyList<int> rows, Sample? border) => border is not { } first
        ? 0
        : rows.Count(r => samples[r].HorizonTime >= first.BarTime || samples[r].LabelEnd > first.KnownAt);
}
