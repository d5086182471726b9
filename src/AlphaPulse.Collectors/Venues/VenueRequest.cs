using AlphaPulse.Http;

namespace AlphaPulse.Collectors;

/// <summary>A question to a venue.</summary>
/// <param name="Path">The path below the base address, without a leading <c>/</c>, as in <c>api/v3/klines</c>. Errors name it.</param>
/// <param name="Query">The query, escaped, without <c>?</c>; empty for none. Errors do not name it.</param>
/// <param name="Weight">What it weighs for the limits of the venue; at least 1.</param>
/// <param name="Priority">What comes first where the limits are short.</param>
/// <param name="RateGroup">The group of endpoints with a limit of its own; <see langword="null"/> for none.</param>
public readonly record struct VenueRequest(
    string Path, string Query = "", int Weight = 1, RequestPriority Priority = RequestPriority.Live, string? RateGroup = null);
