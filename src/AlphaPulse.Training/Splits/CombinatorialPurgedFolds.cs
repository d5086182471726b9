using System.Globalization;

namespace AlphaPulse.Training;

/// <summary>The folds of a combinatorial purged cross-validation, and how what they say of their tests joins into whole paths.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
public sealed class CombinatorialPurgedFolds
{
    private readonly SampleTimeline _timeline;
    private readonly Range[] _groups;

    internal CombinatorialPurgedFolds(SampleTimeline timeline, CombinatorialSplits splits, Range[] groups, IReadOnlyList<PurgedFold> folds)
    {
        _timeline = timeline;
        _groups = groups;
        Splits = splits;
        Folds = folds;
    }

    /// <summary>The groups that each fold tests, and the paths.</summary>
    public CombinatorialSplits Splits { get; }

    /// <summary>The folds in the order of <see cref="CombinatorialSplits.Splits"/>.</summary>
    public IReadOnlyList<PurgedFold> Folds { get; }

    /// <summary>The position of the first sample of each group.</summary>
    internal IEnumerable<int> GroupStarts => _groups.Select(g => _timeline.Positions[_timeline.FirstAt(g.Start.Value)]);

    /// <summary>Joins what the folds say of their tests into one path, in which every sample occurs once.</summary>
    /// <typeparam name="T">What is said of a sample, such as a score.</typeparam>
    /// <param name="path">The path, from 0 to one less than <see cref="CombinatorialSplits.Paths"/>.</param>
    /// <param name="tested">For each fold one value for each of its <see cref="PurgedFold.Test"/> samples.</param>
    /// <returns>One value for each sample, in the order of <see cref="SampleTimeline.Positions"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such path.</exception>
    /// <exception cref="ArgumentException">There are not as many values as test samples.</exception>
    public T[] Assemble<T>(int path, IReadOnlyList<IReadOnlyList<T>> tested)
    {
        ArgumentNullException.ThrowIfNull(tested);
        ArgumentOutOfRangeException.ThrowIfNegative(path);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(path, Splits.Paths);
        if (tested.Count != Folds.Count)
        {
            throw new ArgumentException(Text($"There are values of {tested.Count} folds; there are {Folds.Count} folds."), nameof(tested));
        }

        var place = new Dictionary<int, T>[Folds.Count];
        var result = new T[_timeline.Count];
        var group = 0;
        for (var i = 0; i < result.Length; i++)
        {
            while (_timeline.TickOf(i) >= _groups[group].End.Value)
            {
                group++;
            }

            var fold = Splits.SplitOf(path, group);
            place[fold] ??= ByPosition(fold, tested[fold]);
            result[i] = place[fold][_timeline.Positions[i]];
        }

        return result;
    }

    private Dictionary<int, T> ByPosition<T>(int fold, IReadOnlyList<T> values)
    {
        var test = Folds[fold].Test;
        return values.Count == test.Count
            ? test.Zip(values).ToDictionary(p => p.First, p => p.Second)
            : throw new ArgumentException(Text($"Fold {fold} tests {test.Count} samples; there are {values.Count} values."), nameof(values));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
