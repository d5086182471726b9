namespace AlphaPulse.Models;

/// <summary>A model file of any version: versions 1 and 2 are one JSON document, later ones a container.</summary>
internal static class ModelDocument
{
    // Read only: the last version that was a document alone.
    private static readonly SealedFileFormat Json = new()
    {
        Name = ModelFile.FormatName,
        Version = 2,
        Title = "model file",
        Remedy = "train again",
        IsIndented = true,
        CreateError = CreateError,
    };

    /// <summary>Reads a file.</summary>
    /// <param name="file">The bytes of the file.</param>
    /// <param name="source">Where they come from, for messages.</param>
    /// <param name="read">Reads the content from the document and the arrays, which versions 1 and 2 do not have; neither must be used after this call.</param>
    internal static T Read<T>(ReadOnlyMemory<byte> file, string source, Func<SealedFileElement, ModelArrays?, T> read)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (!ModelContainer.IsContainer(file.Span))
        {
            return Json.Read(file, source, root => read(root, null));
        }

        try
        {
            return ModelContainer.Read(
                file,
                (defect, cause) => CreateError($"The model file '{source}' cannot be used: {defect}. Take the file from where it was made, or train again.", cause),
                read);
        }
        catch (Exception e) when (SealedFileFormat.IsUnreadable(e))
        {
            throw CreateError(
                $"The model file '{source}' cannot be used: its document is no JSON ({e.Message}). Restore it from a copy, or train again.", e);
        }
    }

    /// <summary>Refuses other members than these of the document, between those that every file of its version has.</summary>
    internal static void ExpectMembers(SealedFileElement root, ModelArrays? arrays, params ReadOnlySpan<string> names) => root.ExpectMembers(
        arrays is null ? ["format", "version", .. names, "sha256"] : [.. names, "arrays"]);

    private static ModelFormatException CreateError(string message, Exception? cause) =>
        cause is null ? new ModelFormatException(message) : new ModelFormatException(message, cause);
}
