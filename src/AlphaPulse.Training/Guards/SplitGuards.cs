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
        var split = context.Split;
        if (context.Stops.Count > 0)
        {
            return OfPair(context.Set.Samples, context.Stops);
        }

        if (context.Curve is not { } curve)
        {
            return GuardText.NotApplicable(GuardNames.EarlyStopping, $"{context.Learner.Name} is fitted in one go and does not grow");
        }

        if (context.StoppingFolds is { } folds)
        {
            var slices = folds.Select(f => (Slice: context.Runner.SliceOf(context.Set, f.Train), f.Bars)).ToList();
            var inFolds = slices.ConvertAll(s => Mixed(context.Set.Samples, s.Slice.Growing, s.Slice.Stopping, s.Bars));
            return Judge(
                inFolds.Sum(m => m.Shared),
                inFolds.Sum(m => m.Overlaps),
                GuardText.Of($"{context.Best.Rounds} rounds are the middle of what was best on {folds.Count} folds, each by its own of {slices.Sum(s => s.Slice.Stopping.Count)} samples that only say when to stop"));
        }

        var (shared, overlaps) = Mixed(context.Set.Samples, split.Growing, split.Stopping, split.ValidationBars);
        return Judge(shared, overlaps, GuardText.Of($"round {curve.BestRound} of {curve.Rounds} was best on {split.Stopping.Count} samples that only say when to stop"));
    }

    /// <summary>A part of a pair stops in each fold of a fit: what the fold scores and what the fit is compared on must both be apart from what it grows and stops on.</summary>
    internal static GuardResult OfPair(IReadOnlyList<Sample> samples, IReadOnlyList<ComparedStopping> stops)
    {
        var (shared, overlaps) = (0, 0);
        foreach (var (stop, bars) in stops)
        {
            var mixed = Mixed(samples, stop.Growing, stop.Stopping, bars);
            shared += mixed.Shared + stop.Tested.Intersect(stop.Growing).Count() + stop.Tested.Intersect(stop.Stopping).Count();
            overlaps += mixed.Overlaps + CountOverlapping(samples, stop.Growing, stop.Tested) + CountOverlapping(samples, stop.Stopping, stop.Tested);
        }

        var found = stops.Select(s => s.Stop).GroupBy(s => s.Part, StringComparer.Ordinal).Select(part => GuardText.Of(
            $"the {part.Key} model was best after {part.Min(s => s.Curve.BestRound)} to {part.Max(s => s.Curve.BestRound)} rounds in {part.Count()} folds, each by its own of {part.Sum(s => s.Stopping.Count)} samples that only say when to stop"));
        return GuardText.AtMost(
            GuardNames.EarlyStopping,
            shared + overlaps,
            0,
            $"{string.Join("; ", found)}; {shared} samples are in two of what is grown on, stopped on, scored out of fold and compared on, and {overlaps} labels reach from one into another");
    }

    private static GuardResult Judge(int shared, int overlaps, string found) => GuardText.AtMost(
        GuardNames.EarlyStopping, shared + overlaps, 0, $"{found}; {shared} of them are learned from or compared on, and {overlaps} labels reach across their borders");

    /// <summary>How many samples to stop on are learned from or compared on as well, and how many labels reach from one of the three into another.</summary>
    private static (int Shared, int Overlaps) Mixed(IReadOnlyList<Sample> samples, IReadOnlyList<int> growing, IReadOnlyList<int> stopping, Range comparedBars)
    {
        int[] compared = [.. Enumerable.Range(0, samples.Count).Where(i => samples[i].BarIndex >= comparedBars.Start.Value && samples[i].BarIndex < comparedBars.End.Value)];
        return (
            stopping.Intersect(growing).Count() + stopping.Intersect(compared).Count(),
            CountOverlapping(samples, growing, stopping) + CountOverlapping(samples, stopping, compared));
    }

    /// <summary>How many samples of one part share a bar with the stretch of another, which may lie before or after them.</summary>
    private static int CountOverlapping(IReadOnlyList<Sample> samples, IReadOnlyList<int> rows, IReadOnlyList<int> others)
    {
        if (others.Count == 0)
        {
            return 0;
        }

        var (first, last) = (samples[others[0]], samples[others[^1]]);
        return rows.Count(r => (samples[r].HorizonTime >= first.BarTime || samples[r].LabelEnd > first.KnownAt)
            && (last.HorizonTime >= samples[r].BarTime || last.LabelEnd > samples[r].KnownAt));
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
