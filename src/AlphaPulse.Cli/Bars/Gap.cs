namespace AlphaPulse.Cli.Bars;

/// <summary>A run of missing bars, as JSON.</summary>
internal sealed record Gap(string After, string Before, long Missing);
