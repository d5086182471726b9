namespace AlphaPulse.Collectors;

/// <summary>What a repair did.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
public sealed record RepairReport
{
    /// <summary>The audit of the input.</summary>
    public required AuditReport Audit { get; init; }

    /// <summary>The path of the repaired copy.</summary>
    public required string Output { get; init; }

    /// <summary>
    /// The path of the log: JSON lines, the first with the names and the SHA-256 of the input, then one for each change with line, column,
    /// old and new text and reason, the last with the counts and the SHA-256 of the output.
    /// </summary>
    public required string Log { get; init; }

    /// <summary>Data rows of the copy.</summary>
    public required long Rows { get; init; }

    /// <summary>Rows of the input that the copy does not have.</summary>
    public required long Dropped { get; init; }

    /// <summary>Fields that were changed.</summary>
    public required long Changed { get; init; }

    /// <summary>SHA-256 of the copy, lower-case hexadecimal.</summary>
    public required string DataSha256 { get; init; }
}
