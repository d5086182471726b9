namespace AlphaPulse.Collectors;

/// <summary>How one file is written, settled before its first row is read.</summary>
internal sealed record BarCsvFormat
{
    public required char Delimiter { get; init; }

    public required char DecimalSeparator { get; init; }

    public required DateOrder? DateOrder { get; init; }

    public required ImportColumns Columns { get; init; }

    /// <summary>The line of the header; 0 where there is none.</summary>
    public required long HeaderLine { get; init; }

    /// <summary>The bytes of the header; empty where there is none.</summary>
    public required byte[] HeaderText { get; init; }

    /// <summary>What was decided and why, a sentence each.</summary>
    public required IReadOnlyList<string> Findings { get; init; }

    /// <summary>Whether the file is written as the documentation says: commas, points, a header first, dates without doubt.</summary>
    public bool IsPlain => Delimiter == ',' && DecimalSeparator == '.' && DateOrder is null && HeaderLine > 0 && Columns.TimeOfDay < 0 && !HasPreamble;

    public required bool HasPreamble { get; init; }
}
