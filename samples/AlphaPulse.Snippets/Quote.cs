namespace AlphaPulse.Snippets;

/// <summary>A row of some service of one's own.</summary>
public sealed record Quote(DateTimeOffset OpenTime, decimal Open, decimal High, decimal Low, decimal Close, decimal Volume);
