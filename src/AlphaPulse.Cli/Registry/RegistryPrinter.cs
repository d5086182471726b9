using AlphaPulse.Cli.Output;

namespace AlphaPulse.Cli.Registry;

/// <summary>Tables and documents that several verbs of the registry print.</summary>
internal static class RegistryPrinter
{
    private const string None = "-";

    public static void Versions(IReadOnlyList<VersionEntry> versions, bool asJson)
    {
        if (asJson)
        {
            Printer.Json(new VersionListing(versions), CliJsonContext.Default.VersionListing);
            return;
        }

        Printer.Table(
            ["version", "kind", "registered", "aliases"],
            versions.Select(v => (IReadOnlyList<object>)[v.Version, v.Kind, v.RegisteredAt, string.Join(", ", v.Aliases)]));
    }

    public static void Moves(IEnumerable<AliasChange> changes, bool asJson)
    {
        var listing = MoveListing.Of(changes);
        if (asJson)
        {
            Printer.Json(listing, CliJsonContext.Default.MoveListing);
            return;
        }

        Printer.Table(
            ["at", "alias", "from", "to", "by", "why"],
            listing.Moves.Select(m => (IReadOnlyList<object>)[m.At, m.Alias, m.From ?? None, m.To, m.Actor ?? None, m.IsRollback ? $"rollback: {m.Reason}" : m.Reason]));
    }

    public static void Served(ServedEntry entry, bool asJson)
    {
        if (asJson)
        {
            Printer.Json(entry, CliJsonContext.Default.ServedEntry);
            return;
        }

        Printer.Table(
            ["alias", "at", "version", "since", "until", "removed"],
            [[entry.Alias, entry.At, entry.Version ?? None, entry.From ?? None, entry.Until ?? None, entry.RemovedAt ?? None]]);
    }
}
