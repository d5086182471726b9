namespace AlphaPulse.Training.MicrosoftML;

/// <summary>The archive of a model and its checksum, as the pipeline asks for them.</summary>
internal sealed class ArchiveAttachments : IModelAttachments
{
    /// <inheritdoc/>
    public IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Of(IModel model) =>
        MicrosoftMLArchive.Of(model)?.Files ?? new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
}
