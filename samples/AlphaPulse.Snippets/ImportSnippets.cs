using AlphaPulse.Models;

namespace AlphaPulse.Snippets;

/// <summary>The code of the guide to imported models.</summary>
public static class ImportSnippets
{
    public static async Task<ModelArtifact> Import(ModelManifest manifest, double[] rows, double[] predictions, double[] row)
    {
        // snippet: import-model
        var bytes = await File.ReadAllBytesAsync("model.ubj");
        var imported = XgboostModelReader.Read(bytes, "model.ubj");             // or LightgbmModelReader, CatboostModelReader, ModelImporter
        Console.WriteLine($"{imported.Objective}: {imported.Fidelity}");         // compared with the original, walked as the file has it
        foreach (var note in imported.Notes)
        {
            Console.WriteLine(note);                                             // such as which iterations count
        }

        var check = imported.Compare(rows, predictions, arePredictions: true);   // with what the library gave at its training
        if (check.MaxRelativeDifference > 1e-6)
        {
            throw new InvalidOperationException($"The import differs by {check.MaxRelativeDifference}.");
        }

        var model = (TreeEnsembleModel)imported.Outputs[0];
        var artifact = new ModelArtifact(model, new SignalRule(0.55, 0.45, horizonBars: 6), manifest);
        await ModelFile.SaveAsync("model.apm", artifact);

        var contributions = new double[model.Schema.Columns.Count];
        new TreeExplainer(model).Explain(row, contributions);                    // exact TreeSHAP, from the covers in the file
        // end
        return artifact;
    }

    public static double[] Numbers(ImportedModel imported, double[] row)
    {
        // snippet: import-numbers
        var sums = new double[imported.Outputs.Count];
        var predictions = new double[imported.Predictions];
        if (imported.TrySums(row, sums) && imported.TryPredict(row, predictions))
        {
            // the margins, or raw scores, and the predictions of the library
        }
        // end
        return predictions;
    }
}
