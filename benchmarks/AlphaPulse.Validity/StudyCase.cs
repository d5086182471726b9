namespace AlphaPulse.Validity;

/// <summary>One simulated market through training and gate.</summary>
/// <param name="Setup">What was done with it.</param>
/// <param name="Seed">The seed of the market and of the training.</param>
/// <param name="Promoted">Whether the gate promoted the model.</param>
/// <param name="OraclePromoted">Whether it would promote an oracle that knows the planted state, for as many trials.</param>
/// <param name="PValue">The p-value before deflation.</param>
/// <param name="DeflatedPValue">The p-value that was compared with the limit.</param>
/// <param name="NetReturn">The net return of the candidate on the holdout, as a fraction.</param>
/// <param name="T">The t-statistic of its mean net return a bar; 0 where it never traded.</param>
/// <param name="Trades">How often it traded.</param>
/// <param name="Best">The best of the baselines.</param>
/// <param name="Learner">The learner of the candidate.</param>
/// <param name="Refusing">The guards that refused it.</param>
/// <param name="Failed">The guards that did not hold, those included that only warn.</param>
/// <param name="PromotedWithout">The guards without any one of which it is promoted; found where none was off.</param>
public sealed record StudyCase(
    StudySetup Setup,
    long Seed,
    bool Promoted,
    bool OraclePromoted,
    double PValue,
    double DeflatedPValue,
    double NetReturn,
    double T,
    int Trades,
    string Best,
    string Learner,
    IReadOnlyList<string> Refusing,
    IReadOnlyList<string> Failed,
    IReadOnlyList<Guard> PromotedWithout)
{
    /// <summary>The guards that were not measured; one that binds refuses for that as well.</summary>
    public IReadOnlyList<string> NotMeasured { get; init; } = [];

    /// <summary>Whether the same gate would replace the oracle by the model.</summary>
    public bool OracleReplaced { get; init; }

    /// <summary>Whether it would if the scores of the two were not tested.</summary>
    public bool OracleReplacedUntested { get; init; }
}
