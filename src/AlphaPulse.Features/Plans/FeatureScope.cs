namespace AlphaPulse.Features;

/// <summary>Which bars a computation runs over; what is <see langword="null"/> is as around it.</summary>
internal readonly record struct FeatureScope(string? Stream, Timeframe? Timeframe)
{
    public override string ToString() => (Stream is null ? "" : $"@{Stream}") + (Timeframe is null ? "" : $"@{Timeframe}");

    /// <summary>This scope inside another.</summary>
    public FeatureScope In(FeatureScope outer) => new(Stream ?? outer.Stream, Timeframe ?? outer.Timeframe);
}
