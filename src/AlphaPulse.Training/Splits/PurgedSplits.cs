using System.Globalization;

namespace AlphaPulse.Training;

/// <summary>Folds whose training labels share nothing with the test: walk-forward, K-fold and combinatorial, all purged by the times of the samples.</summary>
/// <remarks>
/// Samples whose label overlaps that of a test sample are left out of the training (purge), and so are those within an embargo of it on
/// either side, since what is near in time is alike (Lopez de Prado, Advances in Financial Machine Learning, 2018, chapters 7 and 12, which
/// keeps an embargo after the test only; here it is on both sides, so that a fold that walks forward has the same gap). Pure and safe for
/// use from any thread.
/// </remarks>
public static class PurgedSplits
{
    /// <summary>Folds that walk forward: each is tested on the bars after those it is trained on.</summary>
    /// <param name="timeline">The samples.</param>
    /// <param name="folds">How many folds; at least 1.</param>
    /// <param name="embargoBars">How many bars stay free between a training label and the test; at least 0.</param>
    /// <param name="window">Whether the training grows or moves on.</param>
    /// <param name="firstTrainShare">The share of the bars before the first test; above 0 and below 1, <see langword="null"/> for 1 / (folds + 1).</param>
    /// <param name="maximumTrainBars">How many bars are trained on at most, the newest that purge and embargo leave; at least 1, <see langword="null"/> for all of the window.</param>
    /// <returns>The folds in order of time; after the first training part every sample is tested once.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    /// <exception cref="InsufficientHistoryException">A fold would have nothing to train or to test on.</exception>
    public static IReadOnlyList<PurgedFold> WalkForward(
        SampleTimeline timeline, int folds, int embargoBars, WalkForwardWindow window = WalkForwardWindow.Expanding, double? firstTrainShare = null, int? maximumTrainBars = null)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(embargoBars);
        var share = firstTrainShare ?? 1.0 / (folds + 1);
        if (!(share is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(firstTrainShare), firstTrainShare, "The share of the first training part is above 0 and below 1.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(maximumTrainBars ?? 1, 1, nameof(maximumTrainBars));
        if (!Enum.IsDefined(window))
        {
            throw new ArgumentOutOfRangeException(nameof(window), window, "The window is expanding or rolling.");
        }

        var first = (int)(timeline.Bars * share);
        if (first < 1 || timeline.Bars - first < folds)
        {
            throw new InsufficientHistoryException(string.Create(
                CultureInfo.InvariantCulture,
                $"{timeline.Bars} bars with samples leave {first} to train on first and {timeline.Bars - first} for {folds} tests; give more bars or fewer folds."));
        }

        var result = new PurgedFold[folds];
        for (var fold = 0; fold < folds; fold++)
        {
            var (from, to) = (Border(fold), Border(fold + 1));
            result[fold] = timeline.Isolate([from..to], embargoBars, (window == WalkForwardWindow.Rolling ? from - first : 0)..from, maximumTrainBars);
        }

        return result;

        int Border(int fold) => first + (int)((long)(timeline.Bars - first) * fold / folds);
    }

    /// <summary>K folds: each part of the time is tested once by what was learned from all others, before and after it.</summary>
    /// <param name="timeline">The samples.</param>
    /// <param name="folds">How many folds; at least 2.</param>
    /// <param name="embargoBars">How many bars stay free between a training label and the test, on either side; at least 0.</param>
    /// <returns>The folds in order of their tests; every sample is tested once.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    /// <exception cref="InsufficientHistoryException">A fold would have nothing to train or to test on.</exception>
    public static IReadOnlyList<PurgedFold> KFold(SampleTimeline timeline, int folds, int embargoBars)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        ArgumentOutOfRangeException.ThrowIfNegative(embargoBars);
        return [.. timeline.Divide(folds).Select(test => timeline.Isolate([test], embargoBars, ..))];
    }

    /// <summary>Every way to test on some of several groups of time, with the paths that the tests join into.</summary>
    /// <param name="timeline">The samples.</param>
    /// <param name="splits">The groups and how many of them are tested at once.</param>
    /// <param name="embargoBars">How many bars stay free between a training label and a test, on either side; at least 0.</param>
    /// <returns>The folds; every sample is tested <see cref="CombinatorialSplits.Paths"/> times.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The embargo is negative.</exception>
    /// <exception cref="InsufficientHistoryException">A fold would have nothing to train or to test on.</exception>
    public static CombinatorialPurgedFolds Combinatorial(SampleTimeline timeline, CombinatorialSplits splits, int embargoBars)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        ArgumentNullException.ThrowIfNull(splits);
        ArgumentOutOfRangeException.ThrowIfNegative(embargoBars);
        var groups = timeline.Divide(splits.Groups);
        PurgedFold[] folds = [.. splits.Splits.Select(tested => timeline.Isolate([.. tested.Select(g => groups[g])], embargoBars, ..))];
        return new CombinatorialPurgedFolds(timeline, splits, groups, folds);
    }
}
