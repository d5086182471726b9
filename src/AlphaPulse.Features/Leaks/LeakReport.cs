namespace AlphaPulse.Features;

/// <summary>What a <see cref="LeakDetector"/> found.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
/// <param name="Subject">What was examined.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Columns">How many columns it has.</param>
/// <param name="Computations">How many times it was computed.</param>
/// <param name="Findings">At most one of each kind for a column, by column and kind; empty where nothing leaks.</param>
public sealed record LeakReport(string Subject, int Rows, int Columns, int Computations, IReadOnlyList<LeakFinding> Findings)
{
    /// <summary>The columns that had no value in any row, so that nothing can be said of them: too few bars for the window, or a source that says nothing.</summary>
    public IReadOnlyList<string> Unexamined { get; init; } = [];

    /// <summary>Whether every column was examined and none leaks, as far as the checks can tell.</summary>
    public bool IsClean => Findings.Count == 0 && Unexamined.Count == 0;
}
