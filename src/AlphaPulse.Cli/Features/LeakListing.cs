namespace AlphaPulse.Cli.Features;

/// <summary>What the leak detector found, as JSON.</summary>
internal sealed record LeakListing(string Set, string Hash, int Rows, int Columns, int Computations, IReadOnlyList<LeakEntry> Leaks, IReadOnlyList<string> Unexamined);
