namespace AlphaPulse.Validity;

/// <summary>One simulated market through training and gate.</summary>
/// <param name="Kind">The kind of market.</param>
/// <param name="Seed">The seed of the market and of the training.</param>
/// <param name="Off">The guards that were off.</param>
/// <param name="Cost">What a side of a trade cost, in basis points.</param>
/// <param name="Horizon">How many bars ahead the labels looked.</param>
/// <param name="Promoted">Whether the gate promoted the model.</param>
/// <param name="PValue">The p-value before deflation.</param>
/// <param name="DeflatedPValue">The p-value that was compared with the limit.</param>
/// <param name="NetReturn">The net return of the candidate on the holdout, as a fraction.</param>
/// <param name="T">The t-statistic of its mean net return a bar; 0 where it never traded.</param>
/// <param name="Trades">How often it traded.</param>
/// <param name="Best">The best of the baselines.</param>
/// <param name="Learner">The learner of the candidate.</param>
public sealed record StudyCase(
    MarketKind Kind,
    long Seed,
    Guard Off,
    decimal Cost,
    int Horizon,
    bool Promoted,
    double PValue,
    double DeflatedPValue,
    double NetReturn,
    double T,
    int Trades,
    string Best,
    string Learner);
