using System.Text.Json;

namespace AlphaPulse.Collectors;

/// <summary>Where a property of an object lies in its message: the name, the value without quotes, and in how many objects below the outermost it is.</summary>
internal readonly record struct JsonField(int NameStart, int NameLength, int ValueStart, int ValueLength, JsonTokenType Type, int Depth = 0);
