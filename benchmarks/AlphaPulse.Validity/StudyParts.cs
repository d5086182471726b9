namespace AlphaPulse.Validity;

/// <summary>The parts of the whole study.</summary>
internal static class StudyParts
{
    /// <summary>The pipeline as it ships, on long markets.</summary>
    /// <param name="count">How many markets of each kind.</param>
    public static IEnumerable<(StudySetup Setup, int Count)> Pipeline(int count) =>
    [
        (StudySetup.Fast(MarketKind.Walk), count),
        (StudySetup.Fast(MarketKind.Moderate), count),
        (StudySetup.Fast(MarketKind.Strong), count),
        (StudySetup.Fast(MarketKind.Walk) with { Cost = StudyMarket.CheapCost }, count),
        (StudySetup.Fast(MarketKind.Walk, Guard.Deflation) with { Cost = StudyMarket.CheapCost }, count),
        (StudySetup.Fast(MarketKind.Walk) with { Horizon = StudyMarket.NextBar }, count),
        (StudySetup.Fast(MarketKind.Walk, Guard.Costs) with { Horizon = StudyMarket.NextBar }, count),
        (StudySetup.Fast(MarketKind.Walk, Guard.Purge) with { Cost = StudyMarket.CheapCost }, count),
        (StudySetup.Fast(MarketKind.Walk, Guard.Border) with { Cost = StudyMarket.CheapCost }, count),
    ];

    /// <summary>Short markets and a search; then what each guard is worth, on a quarter as many walks and moderate markets.</summary>
    /// <remarks>The moderate markets with every guard on are those of the first part, and are not judged twice.</remarks>
    /// <param name="count">How many markets of each kind.</param>
    public static IEnumerable<(StudySetup Setup, int Count)> Honesty(int count)
    {
        var few = Math.Max(1, count / 4);
        yield return (StudySetup.Quick(MarketKind.Walk), count);
        yield return (StudySetup.Quick(MarketKind.Moderate), count);
        yield return (StudySetup.Quick(MarketKind.Strong), count);
        foreach (var guard in new[] { Guard.None, Guard.Costs, Guard.Purge, Guard.Border, Guard.L2, Guard.L1, Guard.Stopping, Guard.Scaling })
        {
            // Where trading is cheap costs refuse little, so that what the other guards refuse shows.
            yield return (StudySetup.Quick(MarketKind.Walk, guard) with { Cost = StudyMarket.CheapCost }, few);
            if (guard != Guard.None)
            {
                yield return (StudySetup.Quick(MarketKind.Moderate, guard), few);
            }
        }

        yield return (StudySetup.Quick(MarketKind.Walk) with { Cost = StudyMarket.CheapCost, Leak = true }, few);
        yield return (StudySetup.Quick(MarketKind.Walk) with { Cost = StudyMarket.CheapCost, Leak = true, LeakNoise = 0.4 }, few);
        yield return (StudySetup.Quick(MarketKind.Walk) with { Cost = StudyMarket.CheapCost, Permutations = StudyMarket.DefaultPermutations }, few);
        yield return (StudySetup.Quick(MarketKind.Moderate) with { Permutations = StudyMarket.DefaultPermutations }, few);
    }
}
