namespace AlphaPulse.Hosting;

/// <summary>The p-value of the gate before and after it pays for the trials and openings that came before.</summary>
internal sealed record TrialDeflation(double RawPValue, double DeflatedPValue, int Trials, int Openings, string? Override);
