namespace AlphaPulse.Training;

/// <summary>The guard over the paths of a combinatorial purged cross-validation.</summary>
internal static class PathGuards
{
    public static GuardResult Combinatorial(GuardContext context)
    {
        if (context.Options.Combinatorial is null)
        {
            return GuardText.NotMeasured(GuardNames.CombinatorialPaths, $"not asked for; set TrainingOptions.Combinatorial, which the profiles full and adaptive do");
        }

        if (context.Paths is not { } report)
        {
            return GuardText.NotMeasured(GuardNames.CombinatorialPaths, $"there are no paths: {context.PathsFailure}");
        }

        // Where more than half of the paths lose, the one in the middle does.
        var median = report.MedianNetReturn;
        var made = report.Paths.Count < report.PlannedPaths ? GuardText.Of($"{report.Paths.Count} of {report.PlannedPaths} paths, for the time was up,") : GuardText.Of($"{report.Paths.Count} paths");
        return new GuardResult(
            GuardNames.CombinatorialPaths,
            median > 0 ? GuardVerdict.Held : GuardVerdict.Failed,
            median,
            0,
            GuardText.Of($"over {made} through {report.Groups} groups of time, {report.TestGroups} of which no model of theirs was fitted on, the median net return is {median:P2}, that of the worst in twenty {report.WorstNetReturn:P2}, and {report.LosingShare:P0} lose{(median > 0 ? string.Empty : ": what was found hangs on the bars that it was fitted on")}"));
    }
}
