namespace AlphaPulse;

/// <summary>A half-open span of open times of one series in one state.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
/// <param name="From">The first open time, included, UTC.</param>
/// <param name="To">The end, excluded, UTC; later than <paramref name="From"/>.</param>
/// <param name="State">What is known of the expected bars that open in it.</param>
/// <param name="Evidence">Why; <see langword="null"/> for <see cref="CoverageState.NotAsked"/> and never otherwise.</param>
public sealed record CoverageSpan(DateTimeOffset From, DateTimeOffset To, CoverageState State, CoverageEvidence? Evidence)
{
    /// <summary>The first open time, included, UTC.</summary>
    public DateTimeOffset From { get; init; } = From.ToUniversalTime();

    /// <summary>The end, excluded, UTC.</summary>
    public DateTimeOffset To { get; init; } = To.ToUniversalTime();

    /// <summary>Whether the state says that the bars are in the store.</summary>
    public bool IsHeld => State is CoverageState.Present or CoverageState.NotTraded;

    /// <summary>Whether another span touches this one at its end and says the same for the same reason.</summary>
    /// <param name="next">The other span.</param>
    /// <returns>Whether the two are one.</returns>
    public bool ContinuesIn(CoverageSpan next)
    {
        ArgumentNullException.ThrowIfNull(next);
        return To == next.From && State == next.State && Evidence == next.Evidence;
    }

    /// <summary>Finds the first rule that the span breaks.</summary>
    /// <returns>The defect in words, or <see langword="null"/> where there is none.</returns>
    public string? FindDefect() => this switch
    {
        _ when From >= To => $"the span from {UtcText.Format(From)} to {UtcText.Format(To)} is empty or reversed",
        _ when !Enum.IsDefined(State) => $"the span from {UtcText.Format(From)} has the unknown state {State}",
        { State: CoverageState.NotAsked, Evidence: not null } => $"the span from {UtcText.Format(From)} was not asked for and has evidence; leave it out",
        { State: CoverageState.NotAsked } => null,
        { Evidence: null } => $"the span from {UtcText.Format(From)} is {State} without evidence; say what was asked and what came",
        { Evidence: { Tries: < 1 } or { Request: null or "" } or { Answer: null or "" } } =>
            $"the evidence of the span from {UtcText.Format(From)} names no request, no answer or no try",
        _ => null,
    };
}
