namespace AlphaPulse.Training;

/// <summary>How many rounds a learner that grows does: the best on the newest of its own rows, or the middle of what was best on several folds.</summary>
internal static class BestRounds
{
    /// <summary>What a learner grows and stops on: the newest share of the rows is the slice, purged from the others.</summary>
    /// <param name="rows">The rows that there are to learn from.</param>
    /// <param name="stoppingShare">The share of them to stop on (<see cref="SplitOptions.StoppingShare"/>).</param>
    /// <param name="embargoBars">How many bars stay free between the two.</param>
    /// <exception cref="InsufficientHistoryException">The rows are too few to be divided.</exception>
    public static PurgedFold Slice(SampleTimeline rows, double stoppingShare, int embargoBars) =>
        PurgedSplits.WalkForward(rows, 1, embargoBars, firstTrainShare: 1 - stoppingShare)[0];

    /// <summary>The lower middle of the rounds of several folds: one fold in which nothing could be learned does not decide. Nothing where there are none.</summary>
    public static int? Middle(IEnumerable<int> rounds)
    {
        int[] sorted = [.. rounds.Order()];
        return sorted.Length == 0 ? null : sorted[(sorted.Length - 1) / 2];
    }
}
