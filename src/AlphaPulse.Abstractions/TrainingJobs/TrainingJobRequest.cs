namespace AlphaPulse;

/// <summary>What a training job is asked for.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
public sealed record TrainingJobRequest
{
    /// <summary>Why it is asked for, such as <c>weekly retrain</c> or <c>drift of rsi(14)</c>; kept with the job. 1 to 1,000 characters.</summary>
    public required string Reason { get; init; }

    /// <summary>Who asks; up to 200 characters. <see langword="null"/> where that is not told.</summary>
    public string? RequestedBy { get; init; }

    /// <summary>
    /// A key of the caller, up to 200 characters: while a job with the same key waits or runs, to hand in another gives that one. So a
    /// request whose answer was lost can be repeated. <see langword="null"/> for a job of its own each time.
    /// </summary>
    public string? Key { get; init; }

    /// <summary>What the runner is to know, by name; what it means is the runner's. Names have 1 to 200 characters, values up to 10,000; up to 100 of them.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
