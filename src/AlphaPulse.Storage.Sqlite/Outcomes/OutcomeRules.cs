namespace AlphaPulse.Storage.Sqlite;

/// <summary>What an outcome must say to be kept.</summary>
internal static class OutcomeRules
{
    public static string? FindDefect(Outcome? outcome)
    {
        if (outcome is null)
        {
            return "An outcome is null.";
        }

        var signal = outcome.Signal;
        if (signal.ModelVersion is null || signal.SchemaHash is null)
        {
            return "An outcome has no signal: it names no model version or no schema.";
        }

        if (double.IsNaN(signal.Score))
        {
            return $"The signal {signal.Id} has a score that is not a number; a model that failed gives no signal.";
        }

        if (signal.Prediction is { Confidence: 0 })
        {
            return $"The signal {signal.Id} has a prediction of no confidence, the value of default; leave it out where there is none.";
        }

        if (!Enum.IsDefined(outcome.Status) || !Enum.IsDefined(signal.Direction) || !Enum.IsDefined(signal.Mode))
        {
            return $"The outcome of {signal.Id} has an unknown status, direction or mode.";
        }

        if ((outcome.Status == OutcomeStatus.Open) != (outcome.SettledAt is null))
        {
            return $"The outcome of {signal.Id} is {outcome.Status} and SettledAt is {outcome.SettledAt?.ToString("O") ?? "absent"}; an open one has none, any other has one.";
        }

        var hasPrices = (outcome.EntryPrice ?? outcome.ExitPrice ?? outcome.GrossReturn ?? outcome.NetReturn) is not null;
        return hasPrices && outcome.Status != OutcomeStatus.Settled
            ? $"The outcome of {signal.Id} is {outcome.Status} and has prices or returns; only a settled one has."
            : null;
    }
}
