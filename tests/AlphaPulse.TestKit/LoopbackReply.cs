namespace AlphaPulse.TestKit;

/// <summary>What a <see cref="LoopbackServer"/> sends back.</summary>
/// <param name="Status">The status.</param>
/// <param name="Body">The body.</param>
public sealed record LoopbackReply(int Status, string Body)
{
    /// <summary>The type of the body.</summary>
    public string ContentType { get; init; } = "application/json;charset=utf-8";

    /// <summary>Further headers.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>How many bytes of the body are sent before the connection is cut; <see langword="null"/> for all of them.</summary>
    public int? CutAfter { get; init; }

    /// <summary>Whether nothing is sent and the connection stays open until the client goes away.</summary>
    public bool IsSilent { get; init; }
}
