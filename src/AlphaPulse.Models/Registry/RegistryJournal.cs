using System.Text.Json;

namespace AlphaPulse.Models;

/// <summary>
/// The entries of <c>journal.jsonl</c>. Each move of aliases carries the whole table, so that the last one alone says where every
/// alias points.
/// </summary>
internal static class RegistryJournal
{
    private const string Remedy = "Restore the registry from a copy; it refuses to guess what was served.";

    private static readonly SealedJournalFormat Format = new()
    {
        Name = "alphapulse-registry",
        Version = 3,
        CreateError = damage => damage.Cause is { } cause
            ? new RegistryDamageException(damage.File, damage.Entry, damage.Defect, Remedy, cause)
            : new RegistryDamageException(damage.File, damage.Entry, damage.Defect, Remedy),
    };

    internal static byte[] Registered(RegistryState state, JournalVersion version, string actor) => Line(state, version.RegisteredAt, "registered", writer =>
    {
        writer.WriteString("actor", actor);
        writer.WriteString("id", version.Id);
        writer.WriteString("kind", version.Kind);
        writer.WriteString("sha256", version.Sha256);
        writer.WriteString("file", version.File);
        WriteSeries(writer, version.Series);
        writer.WriteStartArray("provenance");
        foreach (var provenance in version.Provenance)
        {
            writer.WriteStringValue(ProvenanceNames.NameOf(provenance));
        }

        writer.WriteEndArray();
    });

    /// <summary>One step: moves of one time, reason and actor, either ahead or back.</summary>
    internal static byte[] Moved(
        RegistryState state, IReadOnlyList<AliasChange> changes, IReadOnlyDictionary<string, string> aliases) => Line(
        state, changes[0].At, changes[0].IsRollback ? "rolled_back" : "moved", writer =>
    {
        writer.WriteString("actor", changes[0].Actor);
        writer.WriteString("reason", changes[0].Reason);
        writer.WriteStartArray("moves");
        foreach (var change in changes)
        {
            writer.WriteStartObject();
            writer.WriteString("alias", change.Alias);
            writer.WriteString("from", change.From);
            writer.WriteString("to", change.To);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartObject("aliases");
        foreach (var (alias, id) in aliases)
        {
            writer.WriteString(alias, id);
        }

        writer.WriteEndObject();
    });

    internal static byte[] Removed(
        RegistryState state, DateTimeOffset at, IReadOnlyList<JournalVersion> versions, string reason, string actor) => Line(state, at, "removed", writer =>
    {
        writer.WriteString("actor", actor);
        writer.WriteString("reason", reason);
        writer.WriteStartArray("versions");
        foreach (var version in versions)
        {
            writer.WriteStartObject();
            writer.WriteString("id", version.Id);
            WriteSeries(writer, version.Series);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });

    internal static byte[] Kept(RegistryState state, JournalEvidence evidence) => Line(state, evidence.At, "evidence", writer =>
    {
        writer.WriteString("actor", evidence.Actor);
        writer.WriteString("id", evidence.VersionId);
        writer.WriteString("name", evidence.Name);
        writer.WriteString("sha256", evidence.Sha256);
    });

    /// <summary>A signature over the hash of the last entry, and with it over all of them.</summary>
    internal static byte[] Signed(RegistryState state, DateTimeOffset at, RegistryKey key) => Line(state, at, "signed", writer =>
    {
        writer.WriteString("key", key.Id);
        writer.WriteBase64String("signature", key.Sign(state.Head.Hash));
    });

    /// <summary>Reads the complete entries.</summary>
    /// <exception cref="RegistryDamageException">An entry is not what was written.</exception>
    internal static RegistryState Read(ReadOnlyMemory<byte> journal, string path)
    {
        var state = new RegistryState();
        state.Head = Format.Read(journal, path, entry => Apply(state, entry));
        return state;
    }

    private static byte[] Line(RegistryState state, DateTimeOffset at, string what, Action<Utf8JsonWriter> members) =>
        Format.WriteEntry(state.Head, at, what, members).Line;

    private static void Apply(RegistryState state, JournalEntry entry)
    {
        state.Hashes.Add(entry.Hash);
        switch (entry.Event)
        {
            case "registered":
                var version = ReadVersion(entry);
                state.Versions.Add(version);
                state.Removed.Remove(version.Id);
                break;
            case "moved":
            case "rolled_back":
                ReadMoves(state, entry);
                break;
            case "removed":
                ReadRemovals(state, entry);
                break;
            case "evidence":
                state.Evidence.Add(new JournalEvidence(
                    entry.Members.ReadString("id"), entry.Members.ReadString("name"), entry.Members.ReadString("sha256"), entry.At, entry.Members.ReadString("actor")));
                break;
            case "signed":
                state.Signatures.Add(new JournalSignature(entry.Sequence, entry.Members.ReadString("key"), ReadSignature(entry.Members)));
                break;
            default:
                throw entry.Members.Refuse($"records '{entry.Event}', which this release does not know; use a newer release");
        }
    }

    private static JournalVersion ReadVersion(JournalEntry entry) => new(
        entry.Members.ReadString("id"),
        entry.Members.ReadString("kind"),
        entry.Members.ReadString("sha256"),
        entry.At,
        [.. entry.Members.ReadList("provenance").Select(p => ProvenanceNames.Find(p.ReadString()) ?? throw p.Refuse("is no provenance"))],
        ReadSeries(entry.Members))
    {
        File = ReadFile(entry.Members),
        SealsEvidence = entry.Members.ReadInt32("version", least: 1) >= 3,
    };

    private static string ReadFile(SealedFileElement members) => !members.HasMember("file")
        ? JournalVersion.DocumentName
        : members.ReadString("file") is JournalVersion.FileName and var name
            ? name
            : throw members.Refuse($"names the file '{members.ReadString("file")}', which this release does not know; use a newer release");

    private static byte[] ReadSignature(SealedFileElement members)
    {
        try
        {
            return Convert.FromBase64String(members.ReadString("signature"));
        }
        catch (FormatException e)
        {
            throw members.Refuse("holds no signature", e);
        }
    }

    private static void ReadMoves(RegistryState state, JournalEntry entry)
    {
        foreach (var move in entry.Members.ReadList("moves"))
        {
            var change = new AliasChange(
                entry.At, move.ReadString("alias"), move.ReadStringOrNull("from"), move.ReadString("to"), entry.Members.ReadString("reason"))
            {
                // Version 1 did not record who.
                Actor = entry.Members.HasMember("actor") ? entry.Members.ReadString("actor") : null,
                IsRollback = entry.Event == "rolled_back",
            };
            state.Moves.Add(new JournalMove(entry.Sequence, change));
        }

        state.Aliases = new SortedDictionary<string, string>(entry.Members.ReadTexts("aliases").ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    private static void ReadRemovals(RegistryState state, JournalEntry entry)
    {
        foreach (var removed in entry.Members.ReadList("versions"))
        {
            var id = removed.ReadString("id");
            var version = state.Versions.Find(v => v.Id == id) ?? throw removed.Refuse($"removes '{id}', which was not there");
            state.Versions.Remove(version);
            state.Evidence.RemoveAll(e => e.VersionId == id);
            state.Removed[id] = new JournalRemoval(version with { Series = ReadSeries(removed) ?? version.Series }, entry.At);
        }
    }

    private static void WriteSeries(Utf8JsonWriter writer, BarSeriesId? series)
    {
        if (series is { } known)
        {
            writer.WriteString("instrument", known.Instrument.ToString());
            writer.WriteString("timeframe", known.Timeframe.ToString());
        }
    }

    private static BarSeriesId? ReadSeries(SealedFileElement element)
    {
        if (!element.HasMember("instrument"))
        {
            return null;
        }

        try
        {
            return new BarSeriesId(InstrumentId.Parse(element.ReadString("instrument")), Timeframe.Parse(element.ReadString("timeframe")));
        }
        catch (FormatException e)
        {
            throw element.Refuse($"names no series: {e.Message}", e);
        }
    }
}
