namespace AlphaPulse.Cli.Registry;

/// <summary>What <c>models history</c>, <c>promote</c> and <c>rollback</c> print.</summary>
internal sealed record MoveListing(IReadOnlyList<MoveEntry> Moves)
{
    public static MoveListing Of(IEnumerable<AliasChange> changes) => new([.. changes.Select(MoveEntry.Of)]);
}
