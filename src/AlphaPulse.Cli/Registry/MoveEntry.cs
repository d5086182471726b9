namespace AlphaPulse.Cli.Registry;

/// <summary>A move of an alias.</summary>
internal sealed record MoveEntry(string At, string Alias, string? From, string To, string Reason, string? Actor, bool IsRollback)
{
    public static MoveEntry Of(AliasChange change) =>
        new(UtcText.Format(change.At), change.Alias, change.From, change.To, change.Reason, change.Actor, change.IsRollback);
}
