namespace AlphaPulse;

/// <summary>Keeps model versions, the aliases that point at them, and the evidence on which the aliases moved.</summary>
/// <remarks>
/// A version becomes visible only when it is complete. An alias always points at a complete version. Implementations are safe for
/// use from any thread.
/// </remarks>
public interface IModelRegistry
{
    /// <summary>Stores a model. Storing an equal model again gives the version that is there.</summary>
    /// <param name="artifact">The model.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The version.</returns>
    Task<ModelVersion> RegisterAsync(ModelArtifact artifact, CancellationToken cancellationToken = default);

    /// <summary>Finds a version by its id or by an alias.</summary>
    /// <param name="versionOrAlias">The id or the alias.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The version, or <see langword="null"/> where there is none.</returns>
    Task<ModelVersion?> FindAsync(string versionOrAlias, CancellationToken cancellationToken = default);

    /// <summary>Reads a version and checks its checksum and its format.</summary>
    /// <param name="versionOrAlias">The id or the alias.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The model.</returns>
    /// <exception cref="RegistryException">There is no such version.</exception>
    /// <exception cref="ModelFormatException">The file is damaged or of an unknown format.</exception>
    Task<LoadedModel> LoadAsync(string versionOrAlias, CancellationToken cancellationToken = default);

    /// <summary>Lists every complete version, in the order of registration.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The versions.</returns>
    Task<IReadOnlyList<ModelVersion>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Lists where every alias points now.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Version ids by alias.</returns>
    Task<IReadOnlyDictionary<string, string>> ListAliasesAsync(CancellationToken cancellationToken = default);

    /// <summary>Moves aliases in one step that is either done as a whole or not at all, and records why.</summary>
    /// <param name="moves">The version ids by alias.</param>
    /// <param name="reason">Why; kept in the history.</param>
    /// <param name="expected">
    /// Where aliases must point for the moves to be made, with <see langword="null"/> for one that must point nowhere: what the decision was
    /// taken on. <see langword="null"/> moves whatever they point at.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the move is durable.</returns>
    /// <exception cref="AliasConflictException">An alias points elsewhere than expected; nothing has moved.</exception>
    /// <exception cref="RegistryException">A version does not exist or is incomplete.</exception>
    /// <exception cref="PromotionRefusedException">A rule of the registry forbids the move.</exception>
    Task MoveAliasesAsync(
        IReadOnlyDictionary<string, string> moves,
        string reason,
        IReadOnlyDictionary<string, string?>? expected = null,
        CancellationToken cancellationToken = default);

    /// <summary>Lists every move of every alias, oldest first.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The moves.</returns>
    Task<IReadOnlyList<AliasChange>> GetHistoryAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Keeps a document as evidence beside a version, on record with its checksum. The same name again replaces it; what is replaced is kept too, and
    /// both stay on record.
    /// </summary>
    /// <param name="versionId">The version.</param>
    /// <param name="name">A file name, such as <c>gate.json</c>.</param>
    /// <param name="content">The document.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The full path of the document.</returns>
    /// <exception cref="RegistryException">There is no such version.</exception>
    Task<string> StoreEvidenceAsync(string versionId, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default);

    /// <summary>Reads a document that was kept as evidence beside a version.</summary>
    /// <param name="versionId">The version.</param>
    /// <param name="name">The file name, such as <c>profile.json</c>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The newest document of that name, or <see langword="null"/> where none was kept.</returns>
    /// <exception cref="RegistryException">There is no such version, or the document is gone or was changed after it was kept.</exception>
    Task<ReadOnlyMemory<byte>?> ReadEvidenceAsync(string versionId, string name, CancellationToken cancellationToken = default);

    /// <summary>Lists the documents that were kept as evidence beside a version, oldest first; one that was replaced comes before the one that replaced it.</summary>
    /// <param name="versionId">The version.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The documents.</returns>
    /// <exception cref="RegistryException">There is no such version.</exception>
    Task<IReadOnlyList<EvidenceRecord>> ListEvidenceAsync(string versionId, CancellationToken cancellationToken = default);

    /// <summary>Says which version an alias pointed at, at an instant: "which version served at 14:03 last Tuesday".</summary>
    /// <param name="alias">The alias, such as <see cref="ModelAliases.Champion"/>.</param>
    /// <param name="at">The instant; moves at that very instant count.</param>
    /// <param name="series">The series that the version must be of; <see langword="null"/> for any.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>
    /// The period around that instant, also of a version that was removed since; <see langword="null"/> where the alias pointed at
    /// nothing then, or at a model of another series.
    /// </returns>
    /// <exception cref="RegistryException">The series of that version was not recorded and its file is gone.</exception>
    Task<ServingPeriod?> FindServedAsync(string alias, DateTimeOffset at, BarSeriesId? series = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Takes back the step that brought an alias where it points: the alias returns to the version that served before, and so do the
    /// aliases that moved in the same step and were not moved since. A second rollback goes one further back, not forth again. Another alias whose
    /// version before was removed or is damaged stays where it is, and the recorded reason says so: it must not keep this one from going back.
    /// </summary>
    /// <param name="alias">The alias, such as <see cref="ModelAliases.Champion"/>.</param>
    /// <param name="reason">Why; kept in the history, where the moves are marked as a rollback.</param>
    /// <param name="expected">The version that the alias must point at for the rollback to be made: the one that was judged. <see langword="null"/> takes back whatever serves.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The moves.</returns>
    /// <exception cref="AliasConflictException">The alias points elsewhere than expected; nothing has moved.</exception>
    /// <exception cref="RegistryException">No version served before, or it was removed or is incomplete.</exception>
    /// <exception cref="ModelFormatException">The file of that version is damaged.</exception>
    /// <exception cref="PromotionRefusedException">A rule of the registry forbids the move.</exception>
    Task<IReadOnlyList<AliasChange>> RollBackAsync(string alias, string reason, string? expected = null, CancellationToken cancellationToken = default);

    /// <summary>Removes the versions that need not be kept, with their evidence, and records it. The history of aliases stays whole.</summary>
    /// <param name="retention">What is kept.</param>
    /// <param name="reason">Why; kept in the record.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The versions that were removed, in the order of registration.</returns>
    /// <exception cref="ArgumentException">The retention is out of its ranges.</exception>
    Task<IReadOnlyList<ModelVersion>> PruneAsync(ModelRetention retention, string reason, CancellationToken cancellationToken = default);

    /// <summary>Reads every version and every document beside it, and checks them against their checksums, and the signatures of the record where a key is given.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What was checked and what was found.</returns>
    /// <exception cref="RegistryDamageException">The record of the registry itself cannot be trusted.</exception>
    Task<RegistryVerification> VerifyAsync(CancellationToken cancellationToken = default);
}
