namespace AlphaPulse.Collectors;

/// <summary>What an audit found in a file.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
public sealed record AuditReport
{
    /// <summary>The name of the input.</summary>
    public required string Source { get; init; }

    /// <summary>Data rows in the input; the header and empty lines are none.</summary>
    public required long Rows { get; init; }

    /// <summary>The timeframe.</summary>
    public required Timeframe Timeframe { get; init; }

    /// <summary>The calendar that says which bars are expected.</summary>
    public required ITradingCalendar Calendar { get; init; }

    /// <summary>The earliest open time, UTC; <see langword="null"/> where no row could be read.</summary>
    public required DateTimeOffset? First { get; init; }

    /// <summary>The latest open time, UTC; <see langword="null"/> where no row could be read.</summary>
    public required DateTimeOffset? Last { get; init; }

    /// <summary>The findings in the order of their first lines.</summary>
    public required IReadOnlyList<AuditFinding> Findings { get; init; }

    /// <summary>Findings that were counted and not kept, since their kind and level had <see cref="BarAuditOptions.MaximumFindings"/> already.</summary>
    public required long Omitted { get; init; }

    /// <summary>How the file was read: what was told from it and on what evidence.</summary>
    public required IReadOnlyList<string> Told { get; init; }

    /// <summary>SHA-256 of the CSV bytes (of an archive: after unpacking), lower-case hexadecimal.</summary>
    public required string DataSha256 { get; init; }

    /// <summary>Whether there is a finding of error level.</summary>
    public bool HasErrors => Findings.Any(finding => finding.Level == AuditLevel.Error);
}
