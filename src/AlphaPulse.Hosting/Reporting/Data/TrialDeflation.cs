namespace AlphaPulse.Hosting;

/// <summary>The p-value of the gate before and after it pays for the trials on this holdout. Openings are counted and not paid for.</summary>
internal sealed record TrialDeflation(double RawPValue, double DeflatedPValue, long Trials, int Openings, string? Override)
{
    /// <summary>Whether the trials are paid for: paying for two or more raises any p-value that can rise.</summary>
    public bool IsPaidFor => Trials > 1 && (DeflatedPValue > RawPValue || RawPValue >= 1);
}
