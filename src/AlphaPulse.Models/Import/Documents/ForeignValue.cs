namespace AlphaPulse.Models;

/// <summary>A value of a JSON or UBJSON document. Arrays of nothing but numbers and truths are packed.</summary>
internal sealed class ForeignValue
{
    internal double? Number { get; init; }

    internal string? Text { get; init; }

    /// <summary>The numbers of an array that has no others; a truth is 0 or 1.</summary>
    internal double[]? Numbers { get; init; }

    internal List<ForeignValue>? Items { get; init; }

    internal Dictionary<string, ForeignValue>? Members { get; init; }

    internal static ForeignValue Null { get; } = new();

    internal static ForeignValue False { get; } = new() { Number = 0 };

    internal static ForeignValue True { get; } = new() { Number = 1 };
}
