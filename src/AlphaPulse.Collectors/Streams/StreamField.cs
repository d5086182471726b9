using System.Text.Json;

namespace AlphaPulse.Collectors;

/// <summary>Where one value of a message lies; room for some of them is handed to <see cref="StreamObject"/> and <see cref="StreamTuple"/>, which alone read them.</summary>
public readonly record struct StreamField
{
    internal StreamField(int nameStart, int nameLength, int valueStart, int valueLength, JsonTokenType type, int depth = 0)
    {
        NameStart = nameStart;
        NameLength = nameLength;
        ValueStart = valueStart;
        ValueLength = valueLength;
        Type = type;
        Depth = depth;
    }

    internal int NameStart { get; }

    internal int NameLength { get; }

    internal int ValueStart { get; }

    internal int ValueLength { get; init; }

    internal JsonTokenType Type { get; }

    /// <summary>In how many objects below the outermost it is.</summary>
    internal int Depth { get; }
}
