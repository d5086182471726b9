using System.Security.Cryptography;

namespace AlphaPulse.Models;

/// <summary>
/// The files of a registry. A write holds the lock, puts right what a killed writer left behind, and exists from the moment that its
/// entry in the journal is complete.
/// </summary>
internal sealed class RegistryFolder(string path, TimeSpan lockTimeout, DurableFiles files)
{
    internal string Path { get; } = System.IO.Path.GetFullPath(path);

    private string JournalPath => System.IO.Path.Combine(Path, "journal.jsonl");

    private string AliasesPath => System.IO.Path.Combine(Path, "aliases.json");

    private string VersionsFolder => System.IO.Path.Combine(Path, "versions");

    private string TemporaryFolder => System.IO.Path.Combine(Path, ".temporary");

    internal string ModelPath(JournalVersion version) => System.IO.Path.Combine(VersionsFolder, version.Id, version.File);

    internal string EvidencePath(string id, string name) => System.IO.Path.Combine(VersionsFolder, id, "evidence", name);

    private string ReplacedPath(JournalEvidence evidence) => System.IO.Path.Combine(VersionsFolder, evidence.VersionId, "replaced", evidence.Sha256);

    internal Task<IDisposable> LockAsync(CancellationToken cancellationToken) => FolderLock.AcquireAsync(Path, lockTimeout, cancellationToken);

    internal async Task<RegistryState> ReadStateAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return ReadState();
        }
        catch (RegistryException) when (Directory.Exists(Path))
        {
            // An entry that is being written may look damaged; behind the lock it is complete or really is damaged.
            using var turn = await LockAsync(cancellationToken).ConfigureAwait(false);
            return ReadState();
        }
    }

    /// <summary>Under the lock: reads the journal and puts right what a killed writer left behind.</summary>
    internal RegistryState PrepareWrite()
    {
        var state = ReadState();
        files.DeleteFolder(TemporaryFolder);
        DeleteRemoved(state);
        WriteAliases(state);
        return state;
    }

    /// <summary>Under the lock: appends an entry. What it records is done when this returns; the table of aliases after it is only derived.</summary>
    internal RegistryState Append(RegistryState state, byte[] entry)
    {
        files.Append(JournalPath, state.Head.Length, entry);
        files.Sync(Path);
        var after = ReadState();
        WriteAliases(after);
        return after;
    }

    /// <summary>Under the lock: puts a model file in its place as a whole.</summary>
    internal void PlaceVersion(JournalVersion version, byte[] file)
    {
        var place = ModelPath(version);
        if (File.Exists(place) && File.ReadAllBytes(place).AsSpan().SequenceEqual(file))
        {
            // A writer was killed between the rename and its entry in the journal.
            return;
        }

        var target = System.IO.Path.Combine(VersionsFolder, version.Id);
        files.DeleteFolder(target);
        files.CreateFolder(VersionsFolder);
        var temporary = System.IO.Path.Combine(TemporaryFolder, version.Id);
        files.CreateFolder(temporary);
        files.Write(System.IO.Path.Combine(temporary, version.File), file);
        files.MoveFolder(temporary, target);
    }

    /// <summary>Under the lock: puts a document in its place as a whole. One of that name that is on record is kept beside it first.</summary>
    internal void PlaceEvidence(JournalEvidence? before, JournalEvidence evidence, ReadOnlySpan<byte> content)
    {
        var place = EvidencePath(evidence.VersionId, evidence.Name);
        if (before is not null && Read(place, before.Sha256) is { } replaced)
        {
            Place(ReplacedPath(before), replaced);
        }

        Place(place, content);
    }

    /// <summary>Reads a document that has the checksum with which it was recorded, whether it was replaced since or not.</summary>
    /// <exception cref="RegistryException">It is gone or was changed.</exception>
    internal byte[] ReadEvidence(JournalEvidence evidence)
    {
        var place = EvidencePath(evidence.VersionId, evidence.Name);
        return Read(place, evidence.Sha256) ?? Read(ReplacedPath(evidence), evidence.Sha256) ?? throw new RegistryException(
            $"The document '{place}' of {UtcText.Format(evidence.At)} with the checksum {evidence.Sha256} is gone or was changed after it was recorded. Restore it from a copy; it proves nothing as it is.");
    }

    private static byte[]? Read(string path, string sha256)
    {
        var content = File.Exists(path) ? File.ReadAllBytes(path) : null;
        return content is not null && Convert.ToHexStringLower(SHA256.HashData(content)) == sha256 ? content : null;
    }

    private void Place(string path, ReadOnlySpan<byte> content)
    {
        files.CreateFolder(System.IO.Path.GetDirectoryName(path)!);
        files.CreateFolder(TemporaryFolder);
        var temporary = System.IO.Path.Combine(TemporaryFolder, System.IO.Path.GetFileName(path));
        files.Write(temporary, content);
        files.Replace(temporary, path);
    }

    /// <summary>Under the lock: deletes the files of versions whose removal is on record.</summary>
    internal void DeleteRemoved(RegistryState state)
    {
        foreach (var id in state.Removed.Keys.Order(StringComparer.Ordinal))
        {
            files.DeleteFolder(System.IO.Path.Combine(VersionsFolder, id));
        }
    }

    /// <summary>Reads a model file that has the checksum with which it was registered.</summary>
    internal byte[] ReadVerified(JournalVersion version)
    {
        var place = ModelPath(version);
        if (!File.Exists(place))
        {
            throw new RegistryException($"The version '{version.Id}' is incomplete: '{place}' is gone. Restore it from a copy, or train again.");
        }

        var file = File.ReadAllBytes(place);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(file));
        return sha256 == version.Sha256
            ? file
            : throw new ModelFormatException(
                $"The model file '{place}' has the checksum {sha256} instead of {version.Sha256}: it was changed after it was registered. Restore it from a copy, or train again.");
    }

    private void WriteAliases(RegistryState state)
    {
        var bytes = AliasTable.ToBytes(state);
        if (state.Head.Sequence == 0 || (File.Exists(AliasesPath) && File.ReadAllBytes(AliasesPath).AsSpan().SequenceEqual(bytes)))
        {
            return;
        }

        files.CreateFolder(TemporaryFolder);
        var temporary = System.IO.Path.Combine(TemporaryFolder, "aliases.json");
        files.Write(temporary, bytes);
        files.Replace(temporary, AliasesPath);
    }

    private RegistryState ReadState()
    {
        // The anchor first: the journal only grows, so it is never older than an anchor that was read before it.
        var anchor = File.Exists(AliasesPath) ? File.ReadAllBytes(AliasesPath) : null;
        var state = RegistryJournal.Read(ReadJournal(), JournalPath);
        if (anchor is not null)
        {
            AliasTable.CheckAnchor(anchor, state, AliasesPath, JournalPath);
        }

        return state;
    }

    private byte[] ReadJournal()
    {
        if (!File.Exists(JournalPath))
        {
            return [];
        }

        using var stream = new FileStream(JournalPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return bytes[..read];
    }
}
