namespace AlphaPulse.Validity;

/// <summary>What a part of the study does with each of its markets.</summary>
/// <param name="Kind">The kind of market.</param>
/// <param name="Off">The guards that are off.</param>
/// <param name="Cost">What a side of a trade costs, in basis points.</param>
/// <param name="Horizon">How many bars ahead the labels look.</param>
/// <param name="Bars">How many bars a market has.</param>
/// <param name="Trials">How many trials the search of the quick profile makes; 0 for the fast profile.</param>
/// <param name="LeastTrades">How many trades the gate asks for; on a short holdout even an oracle turns seldom.</param>
public sealed record StudySetup(MarketKind Kind, Guard Off, decimal Cost, int Horizon, int Bars, int Trials, int LeastTrades)
{
    /// <summary>Whether a column that was filled in from the future stands among the inputs.</summary>
    public bool Leak { get; init; }

    /// <summary>The share of the sides of that column that are drawn by chance, so that it looks like skill; 0 for the answer itself.</summary>
    public double LeakNoise { get; init; }

    /// <summary>How often the whole procedure is repeated on labels that were moved away from their rows; 0 for no permutation test.</summary>
    public int Permutations { get; init; }

    /// <summary>How many trades are asked for on a holdout of 600 bars, in which the planted state turns seven to sixteen times.</summary>
    public const int ShortTrades = 5;

    /// <summary>Markets of 20,000 bars and the fast profile, as the pipeline ships.</summary>
    /// <param name="kind">The kind of market.</param>
    /// <param name="off">The guards that are off.</param>
    /// <returns>The setup.</returns>
    public static StudySetup Fast(MarketKind kind, Guard off = Guard.None) => new(kind, off, StudyMarket.DefaultCost, StudyMarket.DefaultHorizon, 20_000, 0, StudyMarket.DefaultTrades);

    /// <summary>Markets of 3,000 bars and the quick profile with 20 trials.</summary>
    /// <param name="kind">The kind of market.</param>
    /// <param name="off">The guards that are off.</param>
    /// <returns>The setup.</returns>
    public static StudySetup Quick(MarketKind kind, Guard off = Guard.None) => new(kind, off, StudyMarket.DefaultCost, StudyMarket.DefaultHorizon, 3_000, 20, ShortTrades);
}
