using System.Globalization;

namespace AlphaPulse.Models;

/// <summary>Imports models of XGBoost from the files that <c>save_model</c> writes, JSON (<c>.json</c>) or UBJSON (<c>.ubj</c>).</summary>
/// <remarks>
/// <para>Trees (<c>gbtree</c>), DART, forests and <c>gblinear</c> of releases 1.0 to 3.5; features and conditions of single precision, missing features and
/// categories go exactly the way they go there, for every double. XGBoost adds its leaves in single precision and ours in double, so sums are
/// apart by the rounding of theirs only, which <see cref="ImportedModel.Fidelity"/> tells. Where the file names a best iteration, later ones do not count.</para>
/// <para>Refused with a reason: leaves with several values, unknown objectives, and <c>reg:expectileerror</c>, which makes one prediction of several
/// sums. <c>docs/guides/import-models.md</c> has all. Safe for use from any thread.</para>
/// </remarks>
public static class XgboostModelReader
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
        var root = ForeignUbjson.IsOne(file.Span) ? ForeignUbjson.Read(file.Span, source) : ForeignJson.Read(file.Span, source, isSingle: true);
        return ImportedModel.Create(Read(root, source, options), options);
    }

    private static ForeignModel Read(ForeignElement root, string source, ModelImportOptions options)
    {
        var learner = root.Member("learner");
        var parameters = learner.Member("learner_model_param");
        var objective = XgboostObjective.Find(learner.Member("objective"));
        var outputs = Math.Max(1, Math.Max(parameters.Integer("num_class"), parameters.TryMember("num_target")?.AsInteger() ?? 1));
        var columns = parameters.Integer("num_feature");
        if (objective.Link is ImportedLink.Softmax or ImportedLink.GreatestClass && outputs < 2)
        {
            throw parameters.Refuse("has several classes by its objective, but not by 'num_class'");
        }

        // Before anything is made of so many.
        ForeignModel.CheckSize(source, columns, outputs);
        var bases = objective.BaseMargins(parameters, outputs);
        string[] names = learner.TryMember("feature_names") is { } list ? [.. list.Items().Select(name => name.Value.Text ?? throw name.Refuse("is no text"))] : [];
        var booster = learner.Member("gradient_booster");
        var kind = booster.Text("name");
        var version = root.TryMember("version") is { } number ? string.Join('.', number.AsDoubles().Select(n => n.ToString(CultureInfo.InvariantCulture))) : "";
        var objectiveName = learner.Member("objective").Text("name");
        IReadOnlyList<string>? columnNames = names.Length == 0 ? null : names;
        if (kind == "gblinear")
        {
            return Linear();
        }

        var dart = kind == "dart" ? booster : (ForeignElement?)null;
        var model = kind switch
        {
            "gbtree" => booster.Member("model"),
            "dart" => booster.Member("gbtree").Member("model"),
            _ => throw booster.Refuse($"is of the kind '{kind}'; an import takes gbtree, dart and gblinear", ModelImportRefusal.Booster),
        };
        var weights = (dart ?? model).TryMember("weight_drop")?.AsDoubles();
        var outputsOfTrees = model.Member("tree_info").AsDoubles();
        ForeignElement[] trees = [.. model.Items("trees")];
        if (outputsOfTrees.Length != trees.Length || (weights is { Length: > 0 } && weights.Length != trees.Length))
        {
            throw model.Refuse("has not one output, or not one weight, for each tree");
        }

        var notes = new List<string>();
        var count = XgboostIterations.Trees(learner, model, outputs, trees.Length, options.Iterations, notes);
        var read = new XgboostModel
        {
            Library = ForeignLibrary.Xgboost,
            Version = version,
            Objective = objectiveName,
            Source = source,
            Columns = columns,
            Names = columnNames,
            Outputs = outputs,
            Link = objective.Link,
            IsSingle = true,
            BaseMargins = bases,
            Trees = [.. trees.Take(count).Select((tree, i) => new ForeignOutputTree(
                new XgboostTree(tree, weights is { Length: > 0 } ? (float)weights[i] : null),
                outputsOfTrees[i] >= 0 && outputsOfTrees[i] < outputs ? (int)outputsOfTrees[i] : -1))],
        };
        read.Notes.AddRange(notes);
        return read;

        XgboostLinearModel Linear()
        {
            var all = booster.Member("model").Singles("weights");
            if (all.Length != (columns + 1L) * outputs || Array.Exists(all, weight => !float.IsFinite(weight)))
            {
                throw booster.Refuse(string.Create(
                    CultureInfo.InvariantCulture, $"has {all.Length} coefficients, or some that are not finite, for {columns} columns and {outputs} outputs"), ModelImportRefusal.Number);
            }

            return new XgboostLinearModel
            {
                Library = ForeignLibrary.Xgboost,
                Version = version,
                Objective = objectiveName,
                Source = source,
                Columns = columns,
                Names = columnNames,
                Outputs = outputs,
                Link = objective.Link,
                IsSingle = true,
                BaseMargins = bases,
                Weights = all,
            };
        }
    }
}
