namespace AlphaPulse.Models;

/// <summary>What the complete lines of a journal say.</summary>
internal sealed class RegistryState
{
    /// <summary>The hash that the first line names as that of the line before.</summary>
    internal const string NoHash = "0000000000000000000000000000000000000000000000000000000000000000";

    internal List<JournalVersion> Versions { get; } = [];

    internal List<AliasChange> History { get; } = [];

    /// <summary>The version ids by alias, as the last move left them.</summary>
    internal SortedDictionary<string, string> Aliases { get; set; } = new(StringComparer.Ordinal);

    /// <summary>How many complete lines there are.</summary>
    internal int Sequence { get; set; }

    /// <summary>The hash of the last complete line.</summary>
    internal string Hash { get; set; } = NoHash;

    /// <summary>The sequence and hash of the last line that moved aliases; 0 where there was none.</summary>
    internal (int Sequence, string Hash) LastMove { get; set; } = (0, NoHash);

    /// <summary>The hash of every line by its sequence, from 1.</summary>
    internal List<string> Hashes { get; } = [];

    /// <summary>Where the complete lines end; bytes beyond belong to a write that was cut off.</summary>
    internal long CompleteLength { get; set; }

    internal JournalVersion? Find(string versionOrAlias)
    {
        var id = Aliases.GetValueOrDefault(versionOrAlias, versionOrAlias);
        return Versions.Find(version => version.Id == id);
    }
}
