namespace AlphaPulse.Validity;

/// <summary>How many markets of a kind were promoted.</summary>
/// <param name="Kind"><c>walk</c>, <c>moderate</c> or <c>strong</c>.</param>
/// <param name="Count">How many markets there were.</param>
/// <param name="Promoted">How many models were promoted.</param>
/// <param name="Share">The share, from 0 to 1.</param>
/// <param name="Lower95">The lower 95 % bound of the share, one-sided and exact.</param>
/// <param name="Upper95">The upper 95 % bound of the share, one-sided and exact.</param>
/// <param name="Oracles">How many oracles the same gate promotes.</param>
/// <param name="SeedBase">The first seed.</param>
/// <param name="Off">The guards that were off, <c>none</c> for all on.</param>
/// <param name="Cost">What a side of a trade cost, in basis points.</param>
/// <param name="Horizon">How many bars ahead the labels looked.</param>
/// <param name="Bars">How many bars a market had.</param>
/// <param name="Trials">How many trials the search made; 0 for the fast profile.</param>
/// <param name="Leak">Whether a column that was filled in from the future stood among the inputs.</param>
/// <param name="LeakNoise">The share of that column that was drawn by chance.</param>
/// <param name="Permutations">How often the procedure was repeated on moved labels; 0 for no permutation test.</param>
/// <param name="OraclesReplaced">In how many markets the model would replace the oracle as the champion.</param>
/// <param name="OraclesReplacedUntested">The same, if the scores of the two were not tested.</param>
/// <param name="Failed">By guard, in how many markets it did not hold, whether it refuses or warns.</param>
/// <param name="PromotedWithout">By guard, how many markets are promoted where that one alone is off; decided on the same training.</param>
/// <param name="PromotedIfBinding">By guard that only warns, how many of the promoted markets would be left if it refused; without those that were measured in no market.</param>
/// <param name="Seconds">How long it took; cases that were known already took no time.</param>
public sealed record StudyResult(
    string Kind, int Count, int Promoted, double Share, double Lower95, double Upper95, int Oracles, long SeedBase, string Off, decimal Cost, int Horizon, int Bars, int Trials,
    bool Leak, double LeakNoise, int Permutations, int OraclesReplaced, int OraclesReplacedUntested, IReadOnlyDictionary<string, int> Failed,
    IReadOnlyDictionary<string, int> PromotedWithout, IReadOnlyDictionary<string, int> PromotedIfBinding, double Seconds);
