namespace AlphaPulse.TestKit;

/// <summary>A request that a <see cref="LoopbackServer"/> received.</summary>
/// <param name="Path">The path, as in <c>/api/v3/klines</c>.</param>
/// <param name="Query">The values of the query by name.</param>
public sealed record LoopbackRequest(string Path, IReadOnlyDictionary<string, string> Query);
