namespace AlphaPulse.Hosting;

/// <summary>The p-value of the gate before and after it pays for the trials on this holdout, if it does. Openings are counted and not paid for.</summary>
internal sealed record TrialDeflation(double RawPValue, double DeflatedPValue, bool IsPaidFor, long Trials, int Openings, string? Override);
