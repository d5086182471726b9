using System.Security.Cryptography;

namespace AlphaPulse.Models;

/// <summary>A registry in a folder: model files, a table of aliases, and a journal that is the record of both.</summary>
/// <remarks>
/// <para>Layout: <c>versions/&lt;id&gt;/model.apm</c>, <c>versions/&lt;id&gt;/evidence/&lt;name&gt;</c>, <c>journal.jsonl</c>,
/// <c>aliases.json</c>, <c>registry.lock</c>; <c>docs/registry.md</c> describes them. A version, a document, a move or a removal exists from the
/// moment its entry in the journal is complete; a process that is killed before leaves things that nobody sees and that the next
/// write cleans up, and one that is killed after leaves work that the next write finishes. The journal is a hash chain: an entry that
/// was changed, lost or inserted is a <see cref="RegistryDamageException"/>.</para>
/// <para>Several instances and processes may share a folder: writes take turns by a lock file, reads take no lock. The alias
/// <c>champion</c> is not moved to a version that was trained on simulated bars while the registry holds one that was trained on
/// real bars: simulated evidence proves nothing about a market. Safe for use from any thread.</para>
/// </remarks>
public sealed class FileModelRegistry : IModelRegistry
{
    private readonly RegistryFolder _folder;
    private readonly string _actor;
    private readonly RegistryKey? _signingKey;
    private readonly RegistryKey? _trustedKey;
    private readonly TimeProvider _timeProvider;

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
    /// <exception cref="RegistryException">A key cannot be read.</exception>
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

        _folder = new RegistryFolder(options.Folder, options.LockTimeout, files);
        _actor = options.Actor;
        _signingKey = options.SigningKeyFile is { } signing ? RegistryKey.Read(signing) : null;
        _trustedKey = options.TrustedKeyFile is { } trusted ? RegistryKey.Read(trusted) : _signingKey;
        _timeProvider = timeProvider;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The artifact cannot be kept in a file; see <see cref="ModelFile.ToBytes"/>.</exception>
    /// <exception cref="RegistryException">The registry is in use for longer than the lock timeout, or its journal is damaged.</exception>
    public async Task<ModelVersion> RegisterAsync(ModelArtifact artifact, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        var file = ModelFile.ToBytes(artifact);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(file));
        var id = "m-" + sha256[..16];
        using var turn = await _folder.LockAsync(cancellationToken).ConfigureAwait(false);
        var state = _folder.PrepareWrite();
        if (state.Versions.Find(v => v.Id == id) is { } present)
        {
            return ToVersion(present);
        }

        var version = new JournalVersion(id, artifact.Model.Kind, sha256, Now(), [.. artifact.Manifest.Provenance], artifact.Manifest.Series);
        _folder.PlaceVersion(version, file);
        Append(state, RegistryJournal.Registered(state, version, _actor));
        return ToVersion(version);
    }

    /// <inheritdoc/>
    /// <exception cref="RegistryException">The journal is damaged.</exception>
    public async Task<ModelVersion?> FindAsync(string versionOrAlias, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(versionOrAlias);
        var state = await _folder.ReadStateAsync(cancellationToken).ConfigureAwait(false);
        return state.Find(versionOrAlias) is { } version ? ToVersion(version) : null;
    }

    /// <inheritdoc/>
    public async Task<LoadedModel> LoadAsync(string versionOrAlias, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(versionOrAlias);
        var state = await _folder.ReadStateAsync(cancellationToken).ConfigureAwait(false);
        var version = state.Find(versionOrAlias) ?? throw Unknown(state, versionOrAlias);
        return new LoadedModel(ToVersion(version), Load(version));
    }

    /// <inheritdoc/>
    /// <exception cref="RegistryException">The journal is damaged.</exception>
    public async Task<IReadOnlyList<ModelVersion>> ListAsync(CancellationToken cancellationToken = default) =>
        [.. (await _folder.ReadStateAsync(cancellationToken).ConfigureAwait(false)).Versions.Select(ToVersion)];

    /// <inheritdoc/>
    /// <exception cref="RegistryException">The journal is damaged.</exception>
    public async Task<IReadOnlyDictionary<string, string>> ListAliasesAsync(CancellationToken cancellationToken = default) =>
        (await _folder.ReadStateAsync(cancellationToken).ConfigureAwait(false)).Aliases;

    /// <inheritdoc/>
    /// <remarks>Moves to where an alias already points change nothing and are not recorded.</remarks>
    /// <exception cref="ArgumentException">There is no move or no reason, or an alias is not made of lower-case letters, digits, <c>-</c> and <c>_</c>.</exception>
    /// <exception cref="ModelFormatException">The file of a version is damaged.</exception>
    public async Task MoveAliasesAsync(
        IReadOnlyDictionary<string, string> moves,
        string reason,
        IReadOnlyDictionary<string, string?>? expected = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(moves);
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        RegistryNames.CheckAliases(moves.Keys);
        using var turn = await _folder.LockAsync(cancellationToken).ConfigureAwait(false);
        var state = _folder.PrepareWrite();
        foreach (var (alias, version) in expected?.AsEnumerable() ?? [])
        {
            CheckExpected(state, alias, version);
        }

        Move(state, moves, reason, isRollback: false);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is no alias or no reason.</exception>
    public async Task<IReadOnlyList<AliasChange>> RollBackAsync(string alias, string reason, string? expected = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(alias);
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        using var turn = await _folder.LockAsync(cancellationToken).ConfigureAwait(false);
        var state = _folder.PrepareWrite();
        if (expected is not null)
        {
            CheckExpected(state, alias, expected);
        }

        var (back, staying) = LeaveOutDamaged(state, ServingHistory.StepBefore(state, alias), alias);
        return back.Count > 0
            ? Move(state, back, string.Join("; ", [reason, .. staying]), isRollback: true)
            : throw new RegistryException($"The alias '{alias}' of the registry '{_folder.Path}' cannot be rolled back: no version served before. Move it to a version instead.");
    }

    /// <inheritdoc/>
    /// <exception cref="RegistryException">The journal is damaged.</exception>
    public async Task<IReadOnlyList<AliasChange>> GetHistoryAsync(CancellationToken cancellationToken = default) =>
        [.. (await _folder.ReadStateAsync(cancellationToken).ConfigureAwait(false)).Moves.Select(move => move.Change)];

    /// <inheritdoc/>
    public async Task<ServingPeriod?> FindServedAsync(
        string alias, DateTimeOffset at, BarSeriesId? series = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(alias);
        var state = await _folder.ReadStateAsync(cancellationToken).ConfigureAwait(false);
        if (ServingHistory.PeriodAt(state, alias, at) is not { } period)
        {
            return null;
        }

        var removal = state.Removed.GetValueOrDefault(period.Start.To);
        var version = removal?.Version ?? state.Versions.Find(v => v.Id == period.Start.To) ?? throw Unknown(state, period.Start.To);
        return series is null || (version.Series ?? ReadSeries(version)) == series
            ? new ServingPeriod(ToVersion(version), period.Start, period.End) { RemovedAt = removal?.At }
            : null;
    }

    /// <inheritdoc/>
    /// <exception cref="RegistryException">The journal is damaged.</exception>
    public async Task<IReadOnlyList<ModelVersion>> PruneAsync(ModelRetention retention, string reason, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(retention);
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        RegistryNames.CheckRetention(retention);
        using var turn = await _folder.LockAsync(cancellationToken).ConfigureAwait(false);
        var state = _folder.PrepareWrite();
        var now = Now();
        var removable = ServingHistory.FindRemovable(state, retention, now);
        if (removable.Count == 0)
        {
            return [];
        }

        // The record first, so that files never go without it; and with the series, which old records lack and files will not tell.
        var recorded = removable.Select(version => version with { Series = version.Series ?? FindSeries(version) }).ToList();
        _folder.DeleteRemoved(Append(state, RegistryJournal.Removed(state, now, recorded, reason, _actor)));
        return [.. removable.Select(ToVersion)];
    }

    /// <inheritdoc/>
    public async Task<RegistryVerification> VerifyAsync(CancellationToken cancellationToken = default)
    {
        var state = await _folder.ReadStateAsync(cancellationToken).ConfigureAwait(false);
        var findings = new List<RegistryFinding>();
        foreach (var version in state.Versions)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                _ = Load(version);
            }
            catch (Exception e) when (e is RegistryException or ModelFormatException or IOException)
            {
                findings.Add(new RegistryFinding(version.Id, _folder.ModelPath(version), AliasesOf(state, version.Id), e.Message));
            }
        }

        foreach (var evidence in state.Evidence)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                _ = _folder.ReadEvidence(evidence);
            }
            catch (Exception e) when (e is RegistryException or IOException)
            {
                findings.Add(new RegistryFinding(evidence.VersionId, _folder.EvidencePath(evidence.VersionId, evidence.Name), AliasesOf(state, evidence.VersionId), e.Message));
            }
        }

        return new RegistryVerification(state.Head.Sequence, state.Versions.Count, findings)
        {
            Signature = _trustedKey is null ? null : RegistrySignatures.Check(state, _trustedKey),
        };
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The name is not made of letters, digits, <c>.</c>, <c>-</c> and <c>_</c>, or begins with a dot.</exception>
    public async Task<string> StoreEvidenceAsync(
        string versionId, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(versionId);
        RegistryNames.CheckFileName(name);
        using var turn = await _folder.LockAsync(cancellationToken).ConfigureAwait(false);
        var state = _folder.PrepareWrite();
        if (!state.Versions.Exists(version => version.Id == versionId))
        {
            throw Unknown(state, versionId);
        }

        var before = state.FindEvidence(versionId, name);
        var evidence = new JournalEvidence(versionId, name, Convert.ToHexStringLower(SHA256.HashData(content.Span)), Now(), _actor);
        _folder.PlaceEvidence(before, evidence, content.Span);
        if (before?.Sha256 != evidence.Sha256)
        {
            Append(state, RegistryJournal.Kept(state, evidence));
        }

        return _folder.EvidencePath(versionId, name);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The name is not made of letters, digits, <c>.</c>, <c>-</c> and <c>_</c>, or begins with a dot.</exception>
    public async Task<ReadOnlyMemory<byte>?> ReadEvidenceAsync(string versionId, string name, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(versionId);
        RegistryNames.CheckFileName(name);
        var state = await _folder.ReadStateAsync(cancellationToken).ConfigureAwait(false);
        var version = state.Versions.Find(v => v.Id == versionId) ?? throw Unknown(state, versionId);
        if (state.FindEvidence(versionId, name) is { } evidence)
        {
            return _folder.ReadEvidence(evidence);
        }

        var path = _folder.EvidencePath(versionId, name);
        if (version.SealsEvidence || !File.Exists(path))
        {
            return null;
        }

        return await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<EvidenceRecord>> ListEvidenceAsync(string versionId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(versionId);
        var state = await _folder.ReadStateAsync(cancellationToken).ConfigureAwait(false);
        return state.Versions.Exists(v => v.Id == versionId)
            ? [.. state.Evidence.Where(e => e.VersionId == versionId).Select(e => new EvidenceRecord(e.Name, e.Sha256, e.At, e.Actor))]
            : throw Unknown(state, versionId);
    }

    /// <summary>Under the lock: appends an entry, and signs the journal where there is a key. A writer that is killed in between leaves that to the next.</summary>
    private RegistryState Append(RegistryState state, byte[] entry)
    {
        var after = _folder.Append(state, entry);
        return _signingKey is null ? after : _folder.Append(after, RegistryJournal.Signed(after, Now(), _signingKey));
    }

    private static List<string> AliasesOf(RegistryState state, string id) => [.. state.Aliases.Where(alias => alias.Value == id).Select(alias => alias.Key)];

    /// <summary>Under the lock: one step of moves, forward or back.</summary>
    private List<AliasChange> Move(RegistryState state, IReadOnlyDictionary<string, string> moves, string reason, bool isRollback)
    {
        var at = Now();
        var changes = new List<AliasChange>();
        var aliases = new SortedDictionary<string, string>(state.Aliases, StringComparer.Ordinal);
        foreach (var (alias, id) in moves.OrderBy(move => move.Key, StringComparer.Ordinal))
        {
            CheckTarget(state, alias, id);
            var from = aliases.GetValueOrDefault(alias);
            if (from != id)
            {
                changes.Add(new AliasChange(at, alias, from, id, reason) { Actor = _actor, IsRollback = isRollback });
                aliases[alias] = id;
            }
        }

        if (changes.Count > 0)
        {
            Append(state, RegistryJournal.Moved(state, changes, aliases));
        }

        return changes;
    }

    private static void CheckExpected(RegistryState state, string alias, string? expected)
    {
        var actual = state.Aliases.GetValueOrDefault(alias);
        if (actual != expected)
        {
            throw new AliasConflictException(alias, expected, actual);
        }
    }

    /// <summary>The moves of a rollback without those of other aliases that cannot be made, and which those are.</summary>
    private (IReadOnlyDictionary<string, string> Moves, List<string> Staying) LeaveOutDamaged(
        RegistryState state, IReadOnlyDictionary<string, string> moves, string alias)
    {
        var (possible, staying) = (new Dictionary<string, string>(StringComparer.Ordinal), new List<string>());
        foreach (var (other, id) in moves)
        {
            try
            {
                if (other != alias)
                {
                    CheckTarget(state, other, id);
                }

                possible.Add(other, id);
            }
            catch (Exception exception) when (exception is RegistryException or ModelFormatException)
            {
                staying.Add($"'{other}' does not go back to '{id}': {exception.Message}");
            }
        }

        return (possible, staying);
    }

    private void CheckTarget(RegistryState state, string alias, string id)
    {
        var version = state.Versions.Find(v => v.Id == id) ?? throw Unknown(state, id);
        _ = _folder.ReadVerified(version);
        if (alias == ModelAliases.Champion && version.IsSimulated && state.Versions.Find(v => v.IsReal) is { } real)
        {
            throw new PromotionRefusedException(
                $"The version '{id}' was trained on simulated bars and cannot become '{alias}' of the registry '{_folder.Path}', which holds '{real.Id}' of real bars: simulated evidence proves nothing about a market. Use a registry of its own for simulations.");
        }
    }

    private DateTimeOffset Now() => _timeProvider.GetUtcNow().ToUniversalTime();

    private ModelArtifact Load(JournalVersion version) => ModelFile.FromBytes(_folder.ReadVerified(version), _folder.ModelPath(version));

    private BarSeriesId ReadSeries(JournalVersion version) => Load(version).Manifest.Series;

    /// <summary>The series of a version whose file may be damaged, which is no reason to keep it.</summary>
    private BarSeriesId? FindSeries(JournalVersion version)
    {
        try
        {
            return ReadSeries(version);
        }
        catch (Exception e) when (e is RegistryException or ModelFormatException)
        {
            return null;
        }
    }

    private ModelVersion ToVersion(JournalVersion version) =>
        new(version.Id, version.Kind, version.Sha256, version.RegisteredAt, _folder.ModelPath(version));

    private RegistryException Unknown(RegistryState state, string versionOrAlias) => new(state.Removed.TryGetValue(versionOrAlias, out var removal)
        ? $"The version '{versionOrAlias}' was removed from the registry '{_folder.Path}' at {UtcText.Format(removal.At)}. Register it again from a copy, or train again."
        : $"The registry '{_folder.Path}' has no version or alias '{versionOrAlias}'; list its versions to see what there is.");
}
