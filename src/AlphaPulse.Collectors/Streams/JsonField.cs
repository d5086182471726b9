using System.Text.Json;

namespace AlphaPulse.Collectors;

/// <summary>Where a property of an object lies in its message: the name and the value without quotes.</summary>
internal readonly record struct JsonField(int NameStart, int NameLength, int ValueStart, int ValueLength, JsonTokenType Type);
