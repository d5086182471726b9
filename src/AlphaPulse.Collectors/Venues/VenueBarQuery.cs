using AlphaPulse.Http;

namespace AlphaPulse.Collectors;

/// <summary>Which bars one request asks for.</summary>
public sealed record VenueBarQuery
{
    /// <summary>The symbol as the venue writes it.</summary>
    public required string Symbol { get; init; }

    /// <summary>The series.</summary>
    public required BarSeriesId Series { get; init; }

    /// <summary>The venue's name of the timeframe.</summary>
    public required string Interval { get; init; }

    /// <summary>The first open time that is wanted, included; on the grid of the timeframe or an open time that the venue gave.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>The last open time that is wanted, included.</summary>
    public required DateTimeOffset End { get; init; }

    /// <summary>The venue's clock before the first request: what had not closed by then is withheld.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>The venue's clock at this request, as far as it is known; never before <see cref="AsOf"/>. What a venue has in one place while it is new it may have in another by now.</summary>
    public required DateTimeOffset Clock { get; init; }

    /// <summary>The most bars that are wanted.</summary>
    public required int Limit { get; init; }

    /// <summary>What comes first where the limits are short.</summary>
    public RequestPriority Priority { get; init; } = RequestPriority.Backfill;

    /// <summary>The token that the answer before named; <see langword="null"/> for the first request of a span.</summary>
    public string? Token { get; init; }
}
