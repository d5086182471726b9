namespace AlphaPulse.Hosting;

/// <summary>One stage of a run.</summary>
/// <param name="Name">The stage.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Items">How many items it handled.</param>
public sealed record StageSummary(string Name, double Seconds, long Items);
