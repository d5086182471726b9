namespace AlphaPulse.Models;

/// <summary>What the complete entries of a journal say.</summary>
internal sealed class RegistryState
{
    /// <summary>The versions that are there, in the order of registration.</summary>
    internal List<JournalVersion> Versions { get; } = [];

    /// <summary>The versions that were removed and not registered again, by id.</summary>
    internal Dictionary<string, JournalRemoval> Removed { get; } = new(StringComparer.Ordinal);

    /// <summary>Every move of an alias with the entry that records it.</summary>
    internal List<JournalMove> Moves { get; } = [];

    /// <summary>Every document of the versions that are there, in the order of the record; one that was replaced comes before its successor.</summary>
    internal List<JournalEvidence> Evidence { get; } = [];

    /// <summary>Every signature, in the order of the record.</summary>
    internal List<JournalSignature> Signatures { get; } = [];

    /// <summary>The version ids by alias, as the last move left them.</summary>
    internal SortedDictionary<string, string> Aliases { get; set; } = new(StringComparer.Ordinal);

    /// <summary>The end of the journal.</summary>
    internal JournalHead Head { get; set; } = JournalHead.Empty;

    /// <summary>The hash of every entry by its sequence, from 1.</summary>
    internal List<string> Hashes { get; } = [];

    internal JournalEvidence? FindEvidence(string versionId, string name) => Evidence.FindLast(e => e.VersionId == versionId && e.Name == name);

    internal JournalVersion? Find(string versionOrAlias)
    {
        var id = Aliases.GetValueOrDefault(versionOrAlias, versionOrAlias);
        return Versions.Find(version => version.Id == id);
    }
}
