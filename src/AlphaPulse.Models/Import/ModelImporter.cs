namespace AlphaPulse.Models;

/// <summary>Imports a model of whichever library wrote the file.</summary>
/// <remarks>Safe for use from any thread.</remarks>
public static class ModelImporter
{
    /// <summary>Reads a model and compares it with the original.</summary>
    /// <param name="file">The bytes of the file.</param>
    /// <param name="source">Where they come from, for messages: the path of the file.</param>
    /// <param name="library">The library; <see langword="null"/> tells it from the first bytes.</param>
    /// <param name="options">How it is imported; <see langword="null"/> for the defaults.</param>
    /// <returns>The model.</returns>
    /// <exception cref="ModelImportException">The file is of none of the libraries or damaged, or the model cannot be represented exactly; the reason is typed.</exception>
    public static ImportedModel Read(ReadOnlyMemory<byte> file, string source, ForeignLibrary? library = null, ModelImportOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(source);
        return (library ?? Find(file.Span, source)) switch
        {
            ForeignLibrary.Xgboost => XgboostModelReader.Read(file, source, options),
            ForeignLibrary.Lightgbm => LightgbmModelReader.Read(file, source, options),
            ForeignLibrary.Catboost => CatboostModelReader.Read(file, source, options),
            var other => throw new ArgumentOutOfRangeException(nameof(library), other, "There is no such library."),
        };
    }

    private static ForeignLibrary Find(ReadOnlySpan<byte> file, string source) =>
        file.StartsWith("tree\n"u8) || file.StartsWith("tree\r"u8) ? ForeignLibrary.Lightgbm
        : file.IndexOf("\"features_info\""u8) >= 0 ? ForeignLibrary.Catboost
        : file.IndexOf("learner"u8) >= 0 ? ForeignLibrary.Xgboost
        : throw new ModelImportException(
            ModelImportRefusal.Format,
            $"{source} is of none of the formats that are imported: JSON or UBJSON of XGBoost, text of LightGBM, JSON of CatBoost. Save the model in one of these.");
}
