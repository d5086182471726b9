namespace AlphaPulse.TestKit;

/// <summary>A request that a <see cref="LoopbackServer"/> received.</summary>
/// <param name="Path">The path, as in <c>/api/v3/klines</c>.</param>
/// <param name="Query">The values of the query by name.</param>
public sealed record LoopbackRequest(string Path, IReadOnlyDictionary<string, string> Query)
{
    /// <summary>The method.</summary>
    public string Method { get; init; } = "GET";

    /// <summary>The headers by name, which ignores case.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The body; empty for none.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }
}
