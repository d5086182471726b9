namespace AlphaPulse.Storage;

/// <summary>What an outcome must say to be kept, and when it may take the place of a recorded one.</summary>
internal static class OutcomeRules
{
    /// <summary>Refuses outcomes of which one is incomplete.</summary>
    public static void Require(IReadOnlyList<Outcome> outcomes)
    {
        foreach (var outcome in outcomes)
        {
            if (FindDefect(outcome) is { } defect)
            {
                throw new ArgumentException(defect, nameof(outcomes));
            }
        }
    }

    /// <summary>Whether an outcome says more of its signal than is recorded.</summary>
    /// <exception cref="StoreException">It contradicts what is recorded.</exception>
    public static bool MustChange(Outcome recorded, Outcome outcome, string place)
    {
        // A signal that was recorded before predictions were kept may come again with one: the record stays as it is.
        if (recorded.Signal.Prediction is null && outcome.Signal.Prediction is not null)
        {
            outcome = outcome with { Signal = outcome.Signal with { Prediction = null } };
        }

        if (recorded.Signal == outcome.Signal)
        {
            if (outcome.Status == OutcomeStatus.Open || recorded == outcome)
            {
                return false;
            }

            if (recorded.Status == OutcomeStatus.Open)
            {
                return true;
            }

            // A cut may become known after the signal was settled: nobody takes an outcome back by adding an event.
            if (outcome.Status == OutcomeStatus.VoidCut)
            {
                return false;
            }
        }

        throw new StoreException(
            $"The signal {outcome.Signal.Id} is recorded in '{place}' as {recorded} and cannot become {outcome}; nothing was written. "
            + "Find out which of the two is wrong: a recorded outcome is never replaced. Where an event, a bar or a number was entered since as known before the "
            + "signal, a repeated run sees another past: repeat it with a store of its own, or enter what came late as known when it came.");
    }

    /// <summary>Reads what a model held possible beside its score.</summary>
    public static ConformalPrediction? Prediction(double? confidence, double? lower, double? upper, int? set) =>
        confidence is not { } nominal ? null
        : set is { } ways ? ConformalPrediction.Ways(nominal, (PredictionSet)ways)
        : ConformalPrediction.Interval(nominal, lower!.Value, upper!.Value);

    private static string? FindDefect(Outcome? outcome)
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
