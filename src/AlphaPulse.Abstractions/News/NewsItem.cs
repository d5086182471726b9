namespace AlphaPulse;

/// <summary>A piece of news or a post, with the time it says it was published and the time we first saw it.</summary>
/// <remarks>Features join on <see cref="FirstSeenAt"/>, never on the claimed publication time. Immutable and safe for use from any thread.</remarks>
public sealed record NewsItem
{
    /// <summary>A stable identifier within the source.</summary>
    public required string Id { get; init; }

    /// <summary>The feed, site or account that it came from.</summary>
    public required string Source { get; init; }

    /// <summary>The headline, as published.</summary>
    public required string Title { get; init; }

    /// <summary>The text or summary; <see langword="null"/> where there is none.</summary>
    public string? Body { get; init; }

    /// <summary>Where it can be read; <see langword="null"/> where there is no address.</summary>
    public Uri? Url { get; init; }

    /// <summary>When it says it was published, UTC; <see langword="null"/> where it does not say.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>When we first saw it, UTC.</summary>
    public required DateTimeOffset FirstSeenAt { get; init; }

    /// <summary>The instruments that it is about; empty where that is not known.</summary>
    public IReadOnlyList<InstrumentId> Instruments { get; init; } = [];
}
