namespace AlphaPulse.Collectors;

/// <summary>What one answer of a venue brought, trades of the answer before left out.</summary>
/// <param name="Trades">The trades in the order of time.</param>
/// <param name="Rejected">The rows that can be no trades, with their reasons.</param>
public sealed record VenueTradePage(IReadOnlyList<Trade> Trades, IReadOnlyList<RejectedRow> Rejected);
