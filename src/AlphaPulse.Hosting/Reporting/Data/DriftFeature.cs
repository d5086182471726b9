namespace AlphaPulse.Hosting;

/// <summary>
/// How far the last window of the replay lies from the training in one column, and from where on that is an alarm. <see langword="null"/>
/// where a test is not made or cannot speak.
/// </summary>
internal sealed record DriftFeature(string Name, double? Psi, double? PsiThreshold, double? KolmogorovSmirnov, double? KolmogorovSmirnovThreshold)
{
    /// <summary>The greater of the two as a share of its threshold; an alarm begins above 1.</summary>
    public double? OfThreshold => (Psi / PsiThreshold, KolmogorovSmirnov / KolmogorovSmirnovThreshold) switch
    {
        ({ } psi, { } distance) => Math.Max(psi, distance),
        var (psi, distance) => psi ?? distance,
    };
}
