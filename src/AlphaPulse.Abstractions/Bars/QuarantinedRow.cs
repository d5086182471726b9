namespace AlphaPulse;

/// <summary>An input that could not become a bar, kept with the reason so that nothing is lost.</summary>
/// <param name="Series">The series that it was meant for.</param>
/// <param name="Source">The file or request that it came from.</param>
/// <param name="Line">The 1-based line in the source, or <see langword="null"/> where there are no lines.</param>
/// <param name="Raw">The input as it was, cut to 1,000 characters.</param>
/// <param name="Reason">What was wrong with it, with the value.</param>
public sealed record QuarantinedRow(BarSeriesId Series, string Source, long? Line, string Raw, string Reason);
