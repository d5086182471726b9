namespace AlphaPulse;

/// <summary>Knows files that belong beside a model, such as that of another library from which it was made.</summary>
/// <remarks>The pipeline keeps them as evidence beside the version that it registers. Implementations are safe for use from any thread.</remarks>
public interface IModelAttachments
{
    /// <summary>The files of a model.</summary>
    /// <param name="model">The model as it was trained, not read from a file.</param>
    /// <returns>The bytes by file name; empty for a model of which nothing is known.</returns>
    IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Of(IModel model);
}
