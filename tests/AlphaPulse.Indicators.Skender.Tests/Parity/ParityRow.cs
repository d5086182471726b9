namespace AlphaPulse.Indicators.Skender.Tests.Parity;

/// <summary>A column of Skender and ours.</summary>
/// <param name="Method">The method of Skender.</param>
/// <param name="Skender">The column through the adapter.</param>
/// <param name="Ours">The column of our catalog.</param>
/// <param name="Why">Why they differ, where they do.</param>
internal sealed record ParityRow(string Method, string Skender, string Ours, string Why);
