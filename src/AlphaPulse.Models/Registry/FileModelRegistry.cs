using System.Globalization;
using System.Security.Cryptography;

namespace AlphaPulse.Models;

/// <summary>A registry in a folder: model files, a table of aliases, and a journal that is the record of both.</summary>
/// <remarks>
/// <para>Layout: <c>versions/&lt;id&gt;/model.json</c>, <c>versions/&lt;id&gt;/evidence/&lt;name&gt;</c>, <c>journal.jsonl</c>,
/// <c>aliases.json</c>, <c>registry.lock</c>. A version or a move exists from the moment its line in the journal is complete; a
/// process that is killed before leaves things that nobody sees and that the next write cleans up, and one that is killed after
/// leaves <c>aliases.json</c> behind, which the next write derives from the journal again.</para>
/// <para>Several instances and processes may share a folder: writes take turns by a lock file, reads take no lock. The alias
/// <c>champion</c> is not moved to a version that was trained on simulated bars while the registry holds one that was trained on
/// real bars: simulated evidence proves nothing about a market. Safe for use from any thread.</para>
/// </remarks>
public sealed class FileModelRegistry : IModelRegistry
{
    private readonly string _folder;
    private readonly TimeSpan _lockTimeout;
    private readonly TimeProvider _timeProvider;
    private readonly DurableFiles _files;

    /// <summary>Creates a registry over a folder, which is created at the first write.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="timeProvider">The clock of registrations and moves.</param>
    /// <exception cref="ArgumentException">The folder is empty.</exception>
    public FileModelRegistry(string folder, TimeProvider timeProvider)
        : this(new FileModelRegistryOptions { Folder = folder }, timeProvider)
    {
    }

    /// <summary>Creates a registry.</summary>
    /// <param name="options">The options; read once.</param>
    /// <param name="timeProvider">The clock of registrations and moves.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public FileModelRegistry(FileModelRegistryOptions options, TimeProvider timeProvider)
        : this(options, timeProvider, new DurableFiles())
    {
    }

    internal FileModelRegistry(FileModelRegistryOptions options, TimeProvider timeProvider, DurableFiles files)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(timeProvider);
        if (FileModelRegistryOptionsValidator.FindDefect(options) is { } defect)
        {
            throw new ArgumentException(defect, nameof(options));
        }

        _folder = Path.GetFullPath(options.Folder);
        _lockTimeout = options.LockTimeout;
        _timeProvider = timeProvider;
        _files = files;
    }

    private string JournalPath => Path.Combine(_folder, "journal.jsonl");

    private string AliasesPath => Path.Combine(_folder, "aliases.json");

    private string VersionsFolder => Path.Combine(_folder, "versions");

    private string TemporaryFolder => Path.Combine(_folder, ".temporary");

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The artifact cannot be kept in a file; see <see cref="ModelFile.ToBytes"/>.</exception>
    /// <exception cref="RegistryException">The registry is in use for longer than the lock timeout, or its journal is damaged.</exception>
    public async Task<ModelVersion> RegisterAsync(ModelArtifact artifact, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        var file = ModelFile.ToBytes(artifact);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(file));
        var id = "m-" + sha256[..16];
        using var turn = await FolderLock.AcquireAsync(_folder, _lockTimeout, cancellationToken).ConfigureAwait(false);
        var state = PrepareWrite();
        if (state.Find(id) is { } present)
        {
            return ToVersion(present);
        }

        var version = new JournalVersion(
            id, artifact.Model.Kind, sha256, _timeProvider.GetUtcNow().ToUniversalTime(), [.. artifact.Manifest.Provenance]);
        PlaceVersion(id, file);
        _files.Append(JournalPath, state.CompleteLength, RegistryJournal.Registered(state, version));
        _files.Sync(_folder);
        return ToVersion(version);
    }

    /// <inheritdoc/>
    /// <exception cref="RegistryException">The journal is damaged.</exception>
    public async Task<ModelVersion?> FindAsync(string versionOrAlias, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(versionOrAlias);
        var state = await ReadStateAsync(cancellationToken).ConfigureAwait(false);
        return state.Find(versionOrAlias) is { } version ? ToVersion(version) : null;
    }

    /// <inheritdoc/>
    public async Task<LoadedModel> LoadAsync(string versionOrAlias, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(versionOrAlias);
        var state = await ReadStateAsync(cancellationToken).ConfigureAwait(false);
        var version = ToVersion(state.Find(versionOrAlias) ?? throw Unknown(versionOrAlias));
        return new LoadedModel(version, ModelFile.FromBytes(ReadVerified(version), version.Path));
    }

    /// <inheritdoc/>
    /// <exception cref="RegistryException">The journal is damaged.</exception>
    public async Task<IReadOnlyList<ModelVersion>> ListAsync(CancellationToken cancellationToken = default) =>
        [.. (await ReadStateAsync(cancellationToken).ConfigureAwait(false)).Versions.Select(ToVersion)];

    /// <inheritdoc/>
    /// <exception cref="RegistryException">The journal is damaged.</exception>
    public async Task<IReadOnlyDictionary<string, string>> ListAliasesAsync(CancellationToken cancellationToken = default) =>
        (await ReadStateAsync(cancellationToken).ConfigureAwait(false)).Aliases;

    /// <inheritdoc/>
    /// <remarks>Moves to where an alias already points change nothing and are not recorded.</remarks>
    /// <exception cref="ArgumentException">There is no move or no reason, or an alias is not made of lower-case letters, digits, <c>-</c> and <c>_</c>.</exception>
    /// <exception cref="ModelFormatException">The file of a version is damaged.</exception>
    public async Task MoveAliasesAsync(IReadOnlyDictionary<string, string> moves, string reason, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(moves);
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        RegistryNames.CheckAliases(moves.Keys);
        using var turn = await FolderLock.AcquireAsync(_folder, _lockTimeout, cancellationToken).ConfigureAwait(false);
        var state = PrepareWrite();
        var at = _timeProvider.GetUtcNow().ToUniversalTime();
        var changes = new List<AliasChange>();
        var aliases = new SortedDictionary<string, string>(state.Aliases, StringComparer.Ordinal);
        foreach (var (alias, id) in moves.OrderBy(move => move.Key, StringComparer.Ordinal))
        {
            CheckTarget(state, alias, id);
            var from = aliases.GetValueOrDefault(alias);
            if (from != id)
            {
                changes.Add(new AliasChange(at, alias, from, id, reason));
                aliases[alias] = id;
            }
        }

        if (changes.Count == 0)
        {
            return;
        }

        // The move is done when this line is complete; the table after it is only derived.
        var line = RegistryJournal.Moved(state, at, changes, aliases);
        _files.Append(JournalPath, state.CompleteLength, line);
        _files.Sync(_folder);
        WriteAliases(ReadState());
    }

    /// <inheritdoc/>
    /// <exception cref="RegistryException">The journal is damaged.</exception>
    public async Task<IReadOnlyList<AliasChange>> GetHistoryAsync(CancellationToken cancellationToken = default) =>
        (await ReadStateAsync(cancellationToken).ConfigureAwait(false)).History;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The name is not made of letters, digits, <c>.</c>, <c>-</c> and <c>_</c>, or begins with a dot.</exception>
    public async Task<string> StoreEvidenceAsync(
        string versionId, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(versionId);
        RegistryNames.CheckFileName(name);
        using var turn = await FolderLock.AcquireAsync(_folder, _lockTimeout, cancellationToken).ConfigureAwait(false);
        var state = PrepareWrite();
        if (!state.Versions.Exists(version => version.Id == versionId))
        {
            throw Unknown(versionId);
        }

        var folder = EvidenceFolder(versionId);
        _files.CreateFolder(folder);
        _files.CreateFolder(TemporaryFolder);
        var temporary = Path.Combine(TemporaryFolder, name);
        _files.Write(temporary, content.Span);
        var path = Path.Combine(folder, name);
        _files.Replace(temporary, path);
        return path;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The name is not made of letters, digits, <c>.</c>, <c>-</c> and <c>_</c>, or begins with a dot.</exception>
    public async Task<ReadOnlyMemory<byte>?> ReadEvidenceAsync(string versionId, string name, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(versionId);
        RegistryNames.CheckFileName(name);
        var state = await ReadStateAsync(cancellationToken).ConfigureAwait(false);
        if (!state.Versions.Exists(version => version.Id == versionId))
        {
            throw Unknown(versionId);
        }

        var path = Path.Combine(EvidenceFolder(versionId), name);
        if (!File.Exists(path))
        {
            return null;
        }

        return await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false);
    }

    private string EvidenceFolder(string versionId) => Path.Combine(VersionsFolder, versionId, "evidence");

    private void CheckTarget(RegistryState state, string alias, string id)
    {
        var version = state.Versions.Find(v => v.Id == id) ?? throw Unknown(id);
        _ = ReadVerified(ToVersion(version));
        if (alias == ModelAliases.Champion && version.IsSimulated && state.Versions.Find(v => v.IsReal) is { } real)
        {
            throw new PromotionRefusedException(
                $"The version '{id}' was trained on simulated bars and cannot become '{alias}' of the registry '{_folder}', which holds '{real.Id}' of real bars: simulated evidence proves nothing about a market. Use a registry of its own for simulations.");
        }
    }

    private void PlaceVersion(string id, byte[] file)
    {
        var target = Path.Combine(VersionsFolder, id);
        var targetFile = Path.Combine(target, "model.json");
        if (File.Exists(targetFile) && File.ReadAllBytes(targetFile).AsSpan().SequenceEqual(file))
        {
            // A writer was killed between the rename and its line in the journal.
            return;
        }

        _files.DeleteFolder(target);
        _files.CreateFolder(VersionsFolder);
        var temporary = Path.Combine(TemporaryFolder, id);
        _files.CreateFolder(temporary);
        _files.Write(Path.Combine(temporary, "model.json"), file);
        _files.MoveFolder(temporary, target);
    }

    /// <summary>Under the lock: reads the journal and puts right what a killed writer left behind.</summary>
    private RegistryState PrepareWrite()
    {
        var state = ReadState();
        _files.DeleteFolder(TemporaryFolder);
        WriteAliases(state);
        return state;
    }

    private void WriteAliases(RegistryState state)
    {
        var bytes = AliasTable.ToBytes(state);
        if (state.LastMove.Sequence == 0 || (File.Exists(AliasesPath) && File.ReadAllBytes(AliasesPath).AsSpan().SequenceEqual(bytes)))
        {
            return;
        }

        _files.CreateFolder(TemporaryFolder);
        var temporary = Path.Combine(TemporaryFolder, "aliases.json");
        _files.Write(temporary, bytes);
        _files.Replace(temporary, AliasesPath);
    }

    private async Task<RegistryState> ReadStateAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return ReadState();
        }
        catch (RegistryException) when (Directory.Exists(_folder))
        {
            // A line that is being written may look damaged; behind the lock it is complete or really is damaged.
            using var turn = await FolderLock.AcquireAsync(_folder, _lockTimeout, cancellationToken).ConfigureAwait(false);
            return ReadState();
        }
    }

    private RegistryState ReadState()
    {
        // The anchor first: the journal only grows, so it is never older than an anchor that was read before it.
        var anchor = File.Exists(AliasesPath) ? File.ReadAllBytes(AliasesPath) : null;
        var state = RegistryJournal.Read(ReadJournal(), JournalPath);
        if (anchor is not null)
        {
            AliasTable.CheckAnchor(anchor, state, AliasesPath);
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

    private static byte[] ReadVerified(ModelVersion version)
    {
        if (!File.Exists(version.Path))
        {
            throw new RegistryException($"The version '{version.Id}' is incomplete: '{version.Path}' is gone. Restore it from a copy, or train again.");
        }

        var file = File.ReadAllBytes(version.Path);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(file));
        return sha256 == version.Sha256
            ? file
            : throw new ModelFormatException(
                $"The model file '{version.Path}' has the checksum {sha256} instead of {version.Sha256}: it was changed after it was registered. Restore it from a copy, or train again.");
    }

    private ModelVersion ToVersion(JournalVersion version) => new(
        version.Id, version.Kind, version.Sha256, version.RegisteredAt, Path.Combine(VersionsFolder, version.Id, "model.json"));

    private RegistryException Unknown(string versionOrAlias) => new(string.Create(
        CultureInfo.InvariantCulture, $"The registry '{_folder}' has no version or alias '{versionOrAlias}'; list its versions to see what there is."));
}
