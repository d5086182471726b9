namespace AlphaPulse;

/// <summary>One column of a feature schema.</summary>
/// <param name="Name">The name, unique in the schema: the canonical specification such as <c>rsi(14)</c>.</param>
/// <param name="Formula">What it computes, in words or in mathematics; a change of meaning changes this text and so the hash.</param>
/// <param name="Warmup">How many consecutive bars it needs before it has a value; at least 1.</param>
public sealed record FeatureColumn(string Name, string Formula, int Warmup);
