namespace AlphaPulse.Collectors;

/// <summary>What a recorded request or answer has beside its address and its body.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
public sealed record SessionHttp
{
    /// <summary>The method of a request, as in <c>GET</c>; <see langword="null"/> for an answer.</summary>
    public string? Method { get; init; }

    /// <summary>The status of an answer; <see langword="null"/> for a request and where no answer came.</summary>
    public int? Status { get; init; }

    /// <summary>The headers of an answer, each name once; those of requests are not recorded.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Why no answer came, or why its body broke off; <see langword="null"/> where all of it came.</summary>
    public string? Error { get; init; }
}
