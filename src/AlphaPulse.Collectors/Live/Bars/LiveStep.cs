namespace AlphaPulse.Collectors;

/// <summary>One decision of a <see cref="BarSequencer"/>.</summary>
internal readonly record struct LiveStep(LiveStepKind Kind, Bar? Bar)
{
    /// <summary>The first open time that is missing, included.</summary>
    public DateTimeOffset From { get; init; }

    /// <summary>The last one, excluded.</summary>
    public DateTimeOffset To { get; init; }

    /// <summary>What the venue said when it was asked.</summary>
    public string? Answer { get; init; }

    public static LiveStep Missing(DateTimeOffset from, DateTimeOffset to, string answer) =>
        new(LiveStepKind.Missing, null) { From = from, To = to, Answer = answer };
}
