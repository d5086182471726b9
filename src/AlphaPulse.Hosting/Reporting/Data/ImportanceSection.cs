namespace AlphaPulse.Hosting;

/// <summary>What the model relies on. The method says how the shares were found.</summary>
internal sealed record ImportanceSection(string Method, IReadOnlyList<ImportanceBar> Bars);
