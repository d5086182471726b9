namespace AlphaPulse.Cli.Bars;

/// <summary>What a comparison found in one field, as JSON.</summary>
internal sealed record CompareField(string Field, long Compared, long Different, decimal Greatest, decimal Sum);
