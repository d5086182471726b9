namespace AlphaPulse.Collectors;

/// <summary>What an export wrote.</summary>
/// <param name="Bars">How many bars.</param>
/// <param name="First">The open time of the first, UTC; <see langword="null"/> where there was none.</param>
/// <param name="Last">The open time of the last, UTC; <see langword="null"/> where there was none.</param>
public sealed record ExportReport(long Bars, DateTimeOffset? First, DateTimeOffset? Last);
