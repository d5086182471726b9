namespace AlphaPulse.Hosting;

/// <summary>The replay, which training and gate never saw, as the outcome ledger holds it.</summary>
internal sealed record ReplaySection
{
    /// <summary>The counts.</summary>
    public required ReplayReport Counts { get; init; }

    /// <summary>The closes of the replayed bars.</summary>
    public required ReportSeries Price { get; init; }

    /// <summary>The side of each signal at its bar: -1, 0 or 1.</summary>
    public required ReportSeries Sides { get; init; }

    /// <summary>The sides of the last bars, joined where they are equal.</summary>
    public required IReadOnlyList<SideRun> RecentRuns { get; init; }

    /// <summary>The closes of the last bars.</summary>
    public required ReportSeries RecentPrice { get; init; }

    /// <summary>The running sum of net returns of settled signals, each with one horizon-th of the capital, as a fraction.</summary>
    public required ReportSeries Cumulative { get; init; }

    /// <summary>The signals as one position held until changed, as the gate counts, and buy and hold; empty where there are too few bars.</summary>
    public IReadOnlyList<HeldAccount> Held { get; init; } = [];

    /// <summary>How many bars a signal looks ahead.</summary>
    public required int HorizonBars { get; init; }

    /// <summary>The share of settled signals with a side that made money before costs.</summary>
    public ReportInterval? HitRate { get; init; }

    /// <summary>The share of the same signals that always long, and that always short, would have made money with.</summary>
    public (double Long, double Short)? ConstantHitRates { get; init; }

    /// <summary>The mean net return of those, in basis points.</summary>
    public ReportInterval? MeanNetBasisPoints { get; init; }
}
