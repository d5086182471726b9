namespace AlphaPulse.Hosting.Tests.Gate;

/// <summary>A registry that has no space left for cards until it is given some.</summary>
internal sealed class CardlessRegistry(IModelRegistry inner) : IModelRegistry
{
    public bool HasSpace { get; set; }

    public Task<string> StoreEvidenceAsync(string versionId, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default) =>
        name == ModelCard.JsonName && !HasSpace
            ? throw new RegistryException("The disk is full.")
            : inner.StoreEvidenceAsync(versionId, name, content, cancellationToken);

    public Task<ModelVersion> RegisterAsync(ModelArtifact artifact, CancellationToken cancellationToken = default) => inner.RegisterAsync(artifact, cancellationToken);

    public Task<ModelVersion?> FindAsync(string versionOrAlias, CancellationToken cancellationToken = default) => inner.FindAsync(versionOrAlias, cancellationToken);

    public Task<LoadedModel> LoadAsync(string versionOrAlias, CancellationToken cancellationToken = default) => inner.LoadAsync(versionOrAlias, cancellationToken);

    public Task<IReadOnlyList<ModelVersion>> ListAsync(CancellationToken cancellationToken = default) => inner.ListAsync(cancellationToken);

    public Task<IReadOnlyDictionary<string, string>> ListAliasesAsync(CancellationToken cancellationToken = default) => inner.ListAliasesAsync(cancellationToken);

    public Task MoveAliasesAsync(
        IReadOnlyDictionary<string, string> moves, string reason, IReadOnlyDictionary<string, string?>? expected = null, CancellationToken cancellationToken = default) =>
        inner.MoveAliasesAsync(moves, reason, expected, cancellationToken);

    public Task<IReadOnlyList<AliasChange>> GetHistoryAsync(CancellationToken cancellationToken = default) => inner.GetHistoryAsync(cancellationToken);

    public Task<ReadOnlyMemory<byte>?> ReadEvidenceAsync(string versionId, string name, CancellationToken cancellationToken = default) => inner.ReadEvidenceAsync(versionId, name, cancellationToken);

    public Task<IReadOnlyList<EvidenceRecord>> ListEvidenceAsync(string versionId, CancellationToken cancellationToken = default) => inner.ListEvidenceAsync(versionId, cancellationToken);

    public Task<ServingPeriod?> FindServedAsync(string alias, DateTimeOffset at, BarSeriesId? series = null, CancellationToken cancellationToken = default) =>
        inner.FindServedAsync(alias, at, series, cancellationToken);

    public Task<IReadOnlyList<AliasChange>> RollBackAsync(string alias, string reason, string? expected = null, CancellationToken cancellationToken = default) =>
        inner.RollBackAsync(alias, reason, expected, cancellationToken);

    public Task<IReadOnlyList<ModelVersion>> PruneAsync(ModelRetention retention, string reason, CancellationToken cancellationToken = default) => inner.PruneAsync(retention, reason, cancellationToken);

    public Task<RegistryVerification> VerifyAsync(CancellationToken cancellationToken = default) => inner.VerifyAsync(cancellationToken);
}
