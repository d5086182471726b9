namespace AlphaPulse.Collectors;

/// <summary>That a connection is gone.</summary>
internal sealed record LiveDisconnection(LiveConnection Connection, string Reason);
