using System.Text.Json;

namespace AlphaPulse.Collectors;

/// <summary>Where a field lies in the bytes of an answer; texts without their quotes.</summary>
internal readonly record struct VenueField(int Start, int Length, JsonTokenType Type);
