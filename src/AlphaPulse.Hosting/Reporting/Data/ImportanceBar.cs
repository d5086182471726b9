namespace AlphaPulse.Hosting;

/// <summary>The share of a feature in the whole, from 0 to 1.</summary>
internal sealed record ImportanceBar(string Name, double Share);
