using System.Globalization;
using AlphaPulse.Features;
using AlphaPulse.Models;

namespace AlphaPulse.Training;

/// <summary>The samples of each label with their split and their folds, made once.</summary>
/// <remarks>Not safe for use from several threads at once.</remarks>
/// <param name="features">The rows.</param>
/// <param name="calendar">The calendar of the instrument.</param>
/// <param name="options">How the bars are divided and weighed.</param>
/// <param name="holdoutFrom">The earliest open time of the holdout; <see langword="null"/> for the shares alone.</param>
/// <param name="movedBy">By which share of the rows before the holdout their targets are moved in a circle; 0 leaves them where they are.</param>
internal sealed class TrainingParts(
    FeatureMatrix features, ITradingCalendar calendar, TrainingOptions options, DateTimeOffset? holdoutFrom = null, double movedBy = 0)
{
    public const string TrainingPart = "training";
    public const string RefitPart = "training and validation";

    private readonly Dictionary<string, (SampleSet Set, ChronologicalSplit Split)> _parts = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Label, int Folds), IReadOnlyList<TrialFold>> _folds = [];

    public FeatureMatrix Features => features;

    public ITradingCalendar Calendar => calendar;

    public DateTimeOffset? HoldoutFrom => holdoutFrom;

    /// <summary>The samples of a label and their split.</summary>
    /// <exception cref="InsufficientHistoryException">A part has too few samples.</exception>
    public (SampleSet Set, ChronologicalSplit Split) For(ILabel label)
    {
        if (!_parts.TryGetValue(label.Name, out var known))
        {
            var set = SampleSet.Build(features, label, calendar);
            var split = ChronologicalSplit.Create(set, options.Split, holdoutFrom);
            EnsureEnough(set, split);
            known = (movedBy == 0 ? set : Moved(set, split.Refit, (int)(movedBy * split.Refit.Count)), split);
            _parts.Add(label.Name, known);
        }

        return known;
    }

    /// <summary>What trials with a label are judged on.</summary>
    /// <param name="label">The label.</param>
    /// <param name="folds">How many purged folds; 1 for the validation part.</param>
    public IReadOnlyList<TrialFold> FoldsFor(ILabel label, int folds)
    {
        if (!_folds.TryGetValue((label.Name, folds), out var known))
        {
            var (set, split) = For(label);
            known = folds == 1
                ? [new TrialFold(split.Train, split.ValidationBars)]
                : WithBars(set, PurgedSplits.KFold(SampleTimeline.Of(set.Samples, split.Refit), folds, options.Split.EmbargoBars), split.ValidationBars.End.Value);
            _folds.Add((label.Name, folds), known);
        }

        return known;
    }

    /// <summary>The bars of a test go on to the next test: a model decides also where a row has no label.</summary>
    public static IReadOnlyList<TrialFold> WithBars(SampleSet set, IReadOnlyList<PurgedFold> folds, int end)
    {
        var bars = Divide(set, folds.Select(f => f.Test[0]), end);
        return [.. folds.Select((f, i) => new TrialFold(f.Train, bars[i]))];
    }

    /// <summary>The bars of tests that follow each other, from the first sample of each to that of the next.</summary>
    public static Range[] Divide(SampleSet set, IEnumerable<int> firstSamples, int end)
    {
        int[] starts = [.. firstSamples.Select(p => set.Samples[p].BarIndex), end];
        return [.. Enumerable.Range(0, starts.Length - 1).Select(i => starts[i]..starts[i + 1])];
    }

    public TrainingMatrix Matrix(SampleSet set, IReadOnlyList<int> rows, string part) => SampleMatrix.Of(set, rows, TrainingWeights.Of(options, set, rows, part));

    /// <summary>Moves the targets of some samples in a circle: they keep their order among themselves, and only what they have to do with their rows goes.</summary>
    public static SampleSet Moved(SampleSet set, IReadOnlyList<int> rows, int distance)
    {
        double[] targets = [.. set.Samples.Select(s => s.Target)];
        for (var i = 0; i < rows.Count; i++)
        {
            targets[rows[i]] = set.Samples[rows[(i + distance) % rows.Count]].Target;
        }

        return set.WithTargets(targets);
    }

    private string Opened() => holdoutFrom is { } from ? $"; what lies before {UtcText.Format(from)} was held out before and cannot be again" : string.Empty;

    private void EnsureEnough(SampleSet set, ChronologicalSplit split)
    {
        if (split.Train.Count < options.MinimumSamples || split.Stopping.Count == 0 || split.Validation.Count == 0 || split.Holdout.Count == 0)
        {
            throw new InsufficientHistoryException(string.Create(
                CultureInfo.InvariantCulture,
                $"{features.Count} bars give {split.Train.Count} training ({split.Stopping.Count} of them to stop on), {split.Validation.Count} validation and {split.Holdout.Count} holdout samples; at least {options.MinimumSamples} (1), 1 and 1 are needed. Give more bars or a feature set with a shorter warm-up than {features.Schema.Warmup}{Opened()}."));
        }

        var weighing = TrainingWeights.CountWeighing(TrainingWeights.Of(options, set, split.Train, TrainingPart), split.Train);
        if (weighing < options.MinimumSamples)
        {
            throw new InsufficientHistoryException(string.Create(
                CultureInfo.InvariantCulture,
                $"{weighing} of {split.Train.Count} training samples weigh more than 0 with Weighting {options.Weighting} and OldestWeight {options.OldestWeight}; at least {options.MinimumSamples} are needed (MinimumSamples). Give more bars, raise OldestWeight or set another Weighting."));
        }
    }
}
