namespace AlphaPulse.Http;

/// <summary>A request with a method and a body of its own.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
public sealed record VenueHttpRequest
{
    /// <summary>The method, as in <see cref="HttpMethod.Post"/>.</summary>
    public required HttpMethod Method { get; init; }

    /// <summary>The path below the base address, without a leading <c>/</c>, as in <c>api/v3/order</c>. Errors name it.</summary>
    public required string Path { get; init; }

    /// <summary>The query, escaped, without <c>?</c>; empty for none. Errors do not name it.</summary>
    public string Query { get; init; } = string.Empty;

    /// <summary>The body; <see langword="null"/> for none.</summary>
    public ReadOnlyMemory<byte>? Content { get; init; }

    /// <summary>The media type of the body.</summary>
    /// <value>Default <c>application/json</c>.</value>
    public string ContentType { get; init; } = "application/json";

    /// <summary>
    /// Whether it may reach the venue twice without harm. Where it may not, only what the venue cannot have acted on is tried again: a
    /// connection that did not come about, and 429.
    /// </summary>
    /// <value>Default <see langword="false"/>.</value>
    public bool IsRepeatable { get; init; }

    /// <summary>The weight, as the venue assigns it; at least 0.</summary>
    /// <value>Default 1.</value>
    public int Weight { get; init; } = 1;

    /// <summary>The group of endpoints with a limit of its own; <see langword="null"/> for none.</summary>
    public string? RateGroup { get; init; }

    /// <summary>Whether it goes before others.</summary>
    /// <value>Default <see cref="RequestPriority.Live"/>.</value>
    public RequestPriority Priority { get; init; }
}
