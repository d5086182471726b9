using System.Globalization;

namespace AlphaPulse.Models;

/// <summary>A model as its library has it, with the arithmetic of the library: what an import is judged by.</summary>
internal abstract class ForeignModel
{
    // A model of so many numbers before it has a tree is a damaged file.
    private const int MostColumns = 1 << 17;
    private const int MostOutputs = 1 << 12;
    private const int MostCells = 1 << 22;

    internal required ForeignLibrary Library { get; init; }

    /// <summary>The release or the version of the format, as the file has it.</summary>
    internal required string Version { get; init; }

    /// <summary>The objective, as the file has it; empty where it has none.</summary>
    internal required string Objective { get; init; }

    /// <summary>Where the model comes from, for messages.</summary>
    internal required string Source { get; init; }

    internal required int Columns { get; init; }

    /// <summary>The names of the columns, or <see langword="null"/> where the file has none.</summary>
    internal required IReadOnlyList<string>? Names { get; init; }

    internal required int Outputs { get; init; }

    internal required ImportedLink Link { get; init; }

    /// <summary>What the sums of the original are multiplied with before its link: sums of ours are those.</summary>
    internal double SumFactor { get; init; } = 1;

    /// <summary>Whether the original adds in single precision.</summary>
    internal required bool IsSingle { get; init; }

    internal IReadOnlyList<ForeignOutputTree> Trees { get; init; } = [];

    /// <summary>Whether the original takes missing features as 0.</summary>
    internal virtual bool TakesMissingAsZero => false;

    /// <summary>What users should know of the import.</summary>
    internal List<string> Notes { get; } = [];

    /// <summary>Adds leaves in the arithmetic of the original.</summary>
    /// <param name="leaves">The leaf of each tree.</param>
    /// <param name="row">The row, for what is no tree.</param>
    /// <param name="sums">Where the sum of each output goes.</param>
    internal abstract void Add(ReadOnlySpan<double> leaves, ReadOnlySpan<double> row, Span<double> sums);

    /// <summary>What our sum of an output starts with.</summary>
    internal abstract double Base(int output);

    /// <summary>The sum of the absolute values that the original adds for a row and an output, by which rounding is judged.</summary>
    internal virtual double Magnitude(ReadOnlySpan<double> leaves, ReadOnlySpan<double> row, int output)
    {
        var magnitude = Math.Abs(Base(output) / SumFactor);
        for (var tree = 0; tree < leaves.Length; tree++)
        {
            magnitude += Trees[tree].Output == output ? Math.Abs(leaves[tree]) : 0;
        }

        return magnitude;
    }

    /// <summary>The leaf of a row in each tree, walked in the originals.</summary>
    internal double[] Leaves(double[] row) => [.. Trees.Select(tree => tree.Tree.Leaf(row))];

    /// <summary>The columns that some split asks for categories.</summary>
    internal SortedSet<int> CategoricalColumns()
    {
        var columns = new SortedSet<int>();
        foreach (var (tree, _) in Trees)
        {
            for (var node = 0; node < tree.Nodes; node++)
            {
                if (!tree.IsLeaf(node) && tree.IsCategorical(node))
                {
                    columns.Add(tree.Feature(node));
                }
            }
        }

        return columns;
    }

    /// <summary>Our models, one an output.</summary>
    internal virtual IReadOnlyList<IModel> ToModels(FeatureSchema schema, DecisionTree[] trees)
    {
        var (task, transform) = Link switch
        {
            ImportedLink.Logistic => (ModelTask.BinaryClassification, ScoreTransform.Logistic),
            ImportedLink.Exponential => (ModelTask.Regression, ScoreTransform.Exponential),
            _ => (ModelTask.Regression, ScoreTransform.None),
        };
        var models = new IModel[Outputs];
        var own = Enumerable.Range(0, trees.Length).ToLookup(number => Trees[number].Output, number => trees[number]);
        for (var output = 0; output < models.Length; output++)
        {
            models[output] = new TreeEnsembleModel(task, schema, Base(output), own[output], transform);
        }

        return models;
    }

    /// <summary>The model that gives the probabilities of all classes.</summary>
    internal virtual IMulticlassModel ToMulticlass(IReadOnlyList<IModel> models) => new MulticlassTreesModel(models.Cast<TreeEnsembleModel>());

    /// <summary>Refuses sizes that only a damaged file has, before anything is made of so many.</summary>
    internal static void CheckSize(string source, int columns, int outputs)
    {
        if (columns is < 1 or > MostColumns || outputs is < 1 or > MostOutputs || (long)columns * outputs > MostCells)
        {
            throw new ModelImportException(
                ModelImportRefusal.Size,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{source} has {columns} columns and {outputs} outputs; an import takes from 1 to {MostColumns}, up to {MostOutputs}, and up to {MostCells} of both multiplied."));
        }
    }

    /// <summary>Refuses trees that are none.</summary>
    internal void CheckTrees()
    {
        foreach (var (tree, output) in Trees)
        {
            if (output < 0 || output >= Outputs)
            {
                throw tree.Refuse(string.Create(CultureInfo.InvariantCulture, $"is of none of the {Outputs} outputs"));
            }

            tree.Check(Columns);
        }
    }
}
