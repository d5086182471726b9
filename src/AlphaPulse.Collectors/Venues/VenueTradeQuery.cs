namespace AlphaPulse.Collectors;

/// <summary>Which trades one request asks for.</summary>
public sealed record VenueTradeQuery
{
    /// <summary>The symbol as the venue writes it.</summary>
    public required string Symbol { get; init; }

    /// <summary>The instrument.</summary>
    public required InstrumentId Instrument { get; init; }

    /// <summary>The first time that is wanted, included.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>The last time that is wanted, excluded.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>The most trades that are wanted.</summary>
    public required int Limit { get; init; }

    /// <summary>The token that the answer before named; <see langword="null"/> for the first request.</summary>
    public string? Token { get; init; }

    /// <summary>The trade from which to go on: the last one so far, or the first one where pages go backward; <see langword="null"/> for the first request.</summary>
    public Trade? Border { get; init; }
}
