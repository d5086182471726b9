namespace AlphaPulse.Training;

/// <summary>One candidate with one rule as it did on the validation part, or on the purged folds of a search. Every trial is kept, since their number is evidence.</summary>
/// <param name="Number">From 1, in the order of trying.</param>
/// <param name="Learner">The learner.</param>
/// <param name="Label">The label.</param>
/// <param name="Options">The options of the learner and the rule.</param>
/// <param name="NetSharpe">
/// The mean over the standard deviation of the net returns per bar, not annualised; <see langword="null"/> where it never traded.
/// </param>
/// <param name="NetReturn">The compounded net return over the bars that it was judged on, as a fraction; 0 without a meaning where there is a <see cref="Failure"/>.</param>
/// <param name="Trades">How many positions it took.</param>
public sealed record Trial(
    int Number,
    string Learner,
    string Label,
    IReadOnlyDictionary<string, string> Options,
    double? NetSharpe,
    double NetReturn,
    int Trades)
{
    /// <summary>The standard error of <see cref="NetSharpe"/> (Mertens, 2002); <see langword="null"/> where there is no ratio.</summary>
    public double? NetSharpeError { get; init; }

    /// <summary>On how many folds it was judged: 1 for the validation part, fewer than the others for a trial that a search gave up.</summary>
    public int Folds { get; init; } = 1;

    /// <summary>Whether it was judged on every fold. Only such trials can be chosen; the others are counted all the same.</summary>
    public bool IsComplete { get; init; } = true;

    /// <summary>Why there was no model; <see langword="null"/> where there was one.</summary>
    public string? Failure { get; init; }
}
