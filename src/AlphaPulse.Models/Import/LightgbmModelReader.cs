using System.Globalization;

namespace AlphaPulse.Models;

/// <summary>Imports models of LightGBM from the text files that <c>save_model</c> writes.</summary>
/// <remarks>
/// <para>Boosted trees, DART, GOSS and forests of the formats v2 to v4. Sums have the bits of the library's, but where a slope of a sigmoid other
/// than 1 or the mean of a forest rounds each leaf once. All three ways to treat missing features and all categories go the way they go there.</para>
/// <para>Refused with a reason: linear leaves that have coefficients, and unknown objectives. <c>docs/guides/import-models.md</c> has all. Safe for use
/// from any thread.</para>
/// </remarks>
public static class LightgbmModelReader
{
    /// <summary>Reads a model and compares it with the original.</summary>
    /// <param name="file">The bytes of the file.</param>
    /// <param name="source">Where they come from, for messages: the path of the file.</param>
    /// <param name="options">How it is imported; <see langword="null"/> for the defaults.</param>
    /// <returns>The model.</returns>
    /// <exception cref="ModelImportException">The file is damaged, or the model cannot be represented exactly; the reason is typed.</exception>
    public static ImportedModel Read(ReadOnlyMemory<byte> file, string source, ModelImportOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(source);
        options ??= new ModelImportOptions();
        return ImportedModel.Create(Read(LightgbmText.Read(file.Span, source), source, options), options);
    }

    private static LightgbmModel Read(LightgbmText text, string source, ModelImportOptions options)
    {
        var head = text.Head;
        var outputs = head.Has("num_tree_per_iteration") ? head.Integer("num_tree_per_iteration") : head.Integer("num_class");
        var last = head.Integer("max_feature_idx");
        var columns = last == int.MaxValue ? 0 : last + 1;
        ForeignModel.CheckSize(source, columns, outputs);
        var objective = LightgbmObjective.Find(head);
        if (objective.Link == ImportedLink.Softmax && outputs < 2)
        {
            throw head.Refuse("has several classes by its objective, but not by 'num_tree_per_iteration'");
        }

        if (text.Trees.Count % outputs != 0)
        {
            throw head.Refuse(string.Create(CultureInfo.InvariantCulture, $"has {text.Trees.Count} trees, which are no whole iterations of {outputs}"));
        }

        var all = text.Trees.Count / outputs;
        var iterations = options.Iterations ?? all;
        if (iterations > all)
        {
            throw head.Refuse(string.Create(CultureInfo.InvariantCulture, $"has {all} iterations, not {iterations}"), ModelImportRefusal.Iterations);
        }

        var isMean = head.Has("average_output") && iterations > 0;
        var link = isMean && options.ForestMeanIsPrediction ? ImportedLink.Identity : objective.Link;
        var model = new LightgbmModel
        {
            Library = ForeignLibrary.Lightgbm,
            Version = head.Find("version") ?? "",
            Objective = head.Find("objective") ?? "",
            Source = source,
            Columns = columns,
            Names = head.Find("feature_names")?.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            Outputs = outputs,
            Link = link,
            SumFactor = (link == objective.Link ? objective.Slope : 1) / (isMean ? iterations : 1),
            IsSingle = false,
            Trees = [.. text.Trees.Take(iterations * outputs).Select((tree, i) => new ForeignOutputTree(new LightgbmTree(tree), i % outputs))],
        };
        AddNotes(model, text, isMean && objective.Link != ImportedLink.Identity, options);
        return model;
    }

    private static void AddNotes(LightgbmModel model, LightgbmText text, bool isTransformedMean, ModelImportOptions options)
    {
        if (isTransformedMean && model.Version == "v2" && !options.ForestMeanIsPrediction)
        {
            model.Notes.Add(
                "The file is a forest of the format v2. Releases before 2.3 gave the mean of its leaves as the prediction, later ones give the function of the objective of it, and so does the import; ask for the mean where the leaves are predictions already.");
        }

        const string Pandas = "pandas_categorical:";
        var at = text.Tail.IndexOf(Pandas, StringComparison.Ordinal);
        if (at >= 0 && text.Tail.AsSpan(at + Pandas.Length).TrimStart() is var lists && !lists.StartsWith("null") && !lists.StartsWith("[]"))
        {
            model.Notes.Add("Categories were columns of pandas; give their numbers in the lists that the file has as 'pandas_categorical'.");
        }
    }
}
