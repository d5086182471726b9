using System.Globalization;

namespace AlphaPulse.Models;

/// <summary>Imports models of CatBoost from the JSON that <c>save_model</c> with <c>format="json"</c> writes.</summary>
/// <remarks>
/// <para>Symmetric and other trees on numbers, with one or several outputs. Features and borders of single precision and missing features go the way
/// they go there, for every double. CatBoost adds the bias last and ours first, so sums may differ in their last bits.</para>
/// <para>Refused with a reason: splits by target statistics, hashed categories, texts and embeddings, and <c>RMSEWithUncertainty</c>.
/// <c>docs/guides/import-models.md</c> has all. Safe for use from any thread.</para>
/// </remarks>
public static class CatboostModelReader
{
    private static readonly string[] Kinds = ["float_features", "categorical_features", "text_features", "embedding_features"];

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
        return ImportedModel.Create(Read(ForeignJson.Read(file.Span, source, isSingle: false), source, options), options);
    }

    private static CatboostModel Read(ForeignElement root, string source, ModelImportOptions options)
    {
        var info = root.Member("features_info");
        var (features, names) = Features(info);
        ForeignModel.CheckSize(source, names.Count, 1);
        CatboostStructure[] trees =
        [
            .. root.TryMember("oblivious_trees") is { } symmetric ? symmetric.Items().Select(tree => CatboostStructure.Symmetric(tree, features)) : [],
            .. root.TryMember("trees") is { } free ? free.Items().Select(tree => CatboostStructure.Free(tree, features)) : [],
        ];
        var (scale, biases) = ScaleAndBias(root);
        var outputs = trees.Length > 0 ? trees[0].Dimension : biases.Length;
        ForeignModel.CheckSize(source, names.Count, outputs);
        if (Array.Exists(trees, tree => tree.Dimension != outputs) || (biases.Length != outputs && biases.Length != 1))
        {
            throw root.Refuse(string.Create(CultureInfo.InvariantCulture, $"has trees or biases for another number of outputs than {outputs}"));
        }

        if (options.Iterations > trees.Length)
        {
            throw root.Refuse(string.Create(CultureInfo.InvariantCulture, $"has {trees.Length} iterations, not {options.Iterations}"), ModelImportRefusal.Iterations);
        }

        var loss = root.TryMember("model_info")?.TryMember("params")?.TryMember("loss_function")?.TryMember("type")?.AsText() ?? "";
        var used = trees.Take(options.Iterations ?? trees.Length);
        return new CatboostModel
        {
            Library = ForeignLibrary.Catboost,
            Version = root.TryMember("model_info")?.TryMember("catboost_version_info")?.Value.Text?.Split('\n')[0] ?? "",
            Objective = loss,
            Source = source,
            Columns = names.Count,
            Names = names.All(name => name is { Length: > 0 }) ? [.. names!] : null,
            Outputs = outputs,
            Link = LinkOf(root, loss, outputs),
            IsSingle = false,
            Biases = biases.Length == outputs ? biases : [.. Enumerable.Repeat(biases[0], outputs)],
            Trees = [.. used.SelectMany(tree => Enumerable.Range(0, outputs).Select(output => new ForeignOutputTree(new CatboostTree(tree, output, scale), output)))],
        };
    }

    private static ImportedLink LinkOf(ForeignElement root, string loss, int outputs) => loss switch
    {
        "Logloss" or "CrossEntropy" or "MultiClassOneVsAll" or "MultiLogloss" or "MultiCrossEntropy" => ImportedLink.Logistic,
        "MultiClass" when outputs > 1 => ImportedLink.Softmax,
        "Poisson" or "Tweedie" => ImportedLink.Exponential,
        "MultiClass" or "RMSEWithUncertainty" => throw root.Refuse($"has the loss '{loss}', whose predictions ours do not give", ModelImportRefusal.Objective),
        _ => ImportedLink.Identity,
    };

    /// <summary>The numbers among the features by their index, and the names of all features by their position.</summary>
    private static (Dictionary<int, CatboostFeature> Numbers, List<string?> Names) Features(ForeignElement info)
    {
        var numbers = new Dictionary<int, CatboostFeature>();
        var names = new SortedDictionary<int, string?>();
        foreach (var kind in Kinds)
        {
            foreach (var feature in info.TryMember(kind)?.Items() ?? [])
            {
                var column = feature.Integer("flat_feature_index");
                if (!names.TryAdd(column, feature.TryMember("feature_id")?.Value.Text))
                {
                    throw feature.Refuse(string.Create(CultureInfo.InvariantCulture, $"has the position {column} of another feature"));
                }

                if (kind == Kinds[0] && !numbers.TryAdd(feature.Integer("feature_index"), new CatboostFeature(column, MissingRight(feature))))
                {
                    throw feature.Refuse("has the index of another feature");
                }
            }
        }

        return names.Keys.Select((column, i) => column == i).All(isNext => isNext) ? (numbers, [.. names.Values]) : throw info.Refuse("has features whose positions are not one after the other");
    }

    private static bool MissingRight(ForeignElement feature) => feature.TryMember("nan_value_treatment")?.AsText() switch
    {
        "AsTrue" => true,

        // Without a treatment of its own, a missing feature is above no border, as every comparison with it is false.
        null or "AsIs" or "AsFalse" => false,
        var other => throw feature.Refuse($"has the treatment '{other}' of missing features, which is unknown", ModelImportRefusal.Split),
    };

    private static (double Scale, double[] Biases) ScaleAndBias(ForeignElement root)
    {
        if (root.TryMember("scale_and_bias") is not { } element)
        {
            return (1, [0]);
        }

        // A pair of numbers, or a number and a list.
        double[] all = element.Value.Numbers ?? [.. element.Items().SelectMany(item => item.Value.Number is { } number ? [number] : item.AsDoubles())];
        return all.Length >= 2 && Array.TrueForAll(all, double.IsFinite)
            ? (all[0], all[1..])
            : throw element.Refuse("is not a scale and a bias that are finite", ModelImportRefusal.Number);
    }
}
