namespace AlphaPulse.Storage;

/// <summary>Which runs may be changed, and how they end.</summary>
internal static class RunRules
{
    /// <summary>Refuses a status that no run ends with.</summary>
    public static void RequireEnd(RunStatus status)
    {
        if (status is < RunStatus.Completed or > RunStatus.Cancelled)
        {
            throw new ArgumentOutOfRangeException(nameof(status), status, "A run ends as completed, failed or cancelled.");
        }
    }

    /// <summary>Refuses a change of a run that has ended or never was.</summary>
    /// <param name="status">What is recorded; <see langword="null"/> where there is no such run.</param>
    /// <param name="runId">The number of the run.</param>
    /// <param name="place">The store.</param>
    public static void RequireRunning(RunStatus? status, long runId, string place)
    {
        if (status != RunStatus.Running)
        {
            throw new StoreException(status is null
                ? $"There is no run {runId} in '{place}'; use the number that StartAsync returned."
                : $"The run {runId} in '{place}' has ended as {status} and is not changed; start another.");
        }
    }
}
