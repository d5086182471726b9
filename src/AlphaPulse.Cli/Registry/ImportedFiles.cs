using System.Globalization;
using AlphaPulse.Models;

namespace AlphaPulse.Cli.Registry;

/// <summary>Writes the files of an imported model.</summary>
internal static class ImportedFiles
{
    public static async Task<string[]> WriteAsync(
        ImportedModel model, (ModelManifest Manifest, SignalRule? Rule) training, string path, bool acceptsSums, CancellationToken cancellationToken)
    {
        if (model.Multiclass is { } several)
        {
            await MulticlassModelFile.SaveAsync(path, new MulticlassModelArtifact(several, training.Manifest), cancellationToken);
            return [path];
        }

        if (!model.IsScoredAsPredicted && !acceptsSums)
        {
            throw new ModelImportException(
                ModelImportRefusal.Objective,
                $"The predictions of the model are made by {model.Link} of its sums, which a model file has no function for; accept a model that scores the sums with --sums, and set --long-above and --short-below for them.");
        }

        string[] paths = model.Outputs.Count == 1
            ? [path]
            : [.. Enumerable.Range(0, model.Outputs.Count).Select(i => Path.ChangeExtension(path, string.Create(CultureInfo.InvariantCulture, $"{i}{Path.GetExtension(path)}")))];
        foreach (var (output, file) in model.Outputs.Zip(paths))
        {
            await ModelFile.SaveAsync(file, new ModelArtifact(output, training.Rule!, training.Manifest), cancellationToken);
        }

        return paths;
    }
}
