namespace AlphaPulse.Storage;

/// <summary>What an explanation must say to be kept, and when it contradicts a recorded one.</summary>
internal static class ExplanationRules
{
    // Machines add up in other orders, so the last digits of the same contribution may differ.
    private const double Tolerance = 1e-9;

    /// <summary>Refuses explanations of which one is incomplete or belongs to no outcome of the call.</summary>
    /// <returns>The explanations by signal.</returns>
    public static IReadOnlyDictionary<string, SignalExplanation> Require(IReadOnlyList<Outcome> outcomes, IReadOnlyList<SignalExplanation> explanations)
    {
        var bySignal = new Dictionary<string, SignalExplanation>(StringComparer.Ordinal);
        if (explanations.Count == 0)
        {
            return bySignal;
        }

        var signals = outcomes.Select(outcome => outcome.Signal.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var explanation in explanations)
        {
            var defect = FindDefect(explanation)
                ?? (!signals.Contains(explanation.SignalId) ? $"The explanation of {explanation.SignalId} comes without its signal; record both in one call." : null)
                ?? (!bySignal.TryAdd(explanation.SignalId, explanation) ? $"The signal {explanation.SignalId} is explained twice; explain it once." : null);
            if (defect is not null)
            {
                throw new ArgumentException(defect, nameof(explanations));
            }
        }

        return bySignal;
    }

    /// <summary>Whether an explanation is to be written beside its signal: there is none yet.</summary>
    /// <exception cref="StoreException">It contradicts what is recorded.</exception>
    public static bool MustAdd(SignalExplanation? recorded, SignalExplanation explanation, string place)
    {
        if (recorded is null)
        {
            return true;
        }

        // How many contributions are kept may have changed; what both keep must agree.
        var amounts = recorded.Contributions.ToDictionary(c => c.Feature, c => c.Amount, StringComparer.Ordinal);
        var limit = Tolerance * (Math.Abs(recorded.ExpectedValue) + Math.Abs(recorded.Remainder) + recorded.Contributions.Sum(c => Math.Abs(c.Amount)));
        var agrees = Math.Abs(recorded.ExpectedValue - explanation.ExpectedValue) <= limit
            && Math.Abs(recorded.Sum - explanation.Sum) <= limit
            && explanation.Contributions.All(c => !amounts.TryGetValue(c.Feature, out var amount) || Math.Abs(amount - c.Amount) <= limit);
        return agrees
            ? false
            : throw new StoreException(
                $"The signal {explanation.SignalId} is recorded in '{place}' with another explanation than the one that came; nothing was written. "
                + "Find out which of the two is wrong: a recorded explanation is never replaced.");
    }

    private static string? FindDefect(SignalExplanation? explanation)
    {
        if (explanation?.SignalId is not { } id || explanation.Contributions is not { Count: > 0 } contributions)
        {
            return "An explanation is null, names no signal or has no contribution.";
        }

        if (!double.IsFinite(explanation.ExpectedValue) || !double.IsFinite(explanation.Remainder) || contributions.Any(c => !double.IsFinite(c.Amount)))
        {
            return $"The explanation of {id} has a number that is not finite; a model without a score has nothing to explain.";
        }

        return contributions.Any(c => string.IsNullOrEmpty(c.Feature)) || contributions.DistinctBy(c => c.Feature, StringComparer.Ordinal).Count() < contributions.Count
            ? $"The explanation of {id} has a feature without a name, or one that occurs twice."
            : null;
    }
}
