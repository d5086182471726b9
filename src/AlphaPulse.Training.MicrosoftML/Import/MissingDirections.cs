using AlphaPulse.Models;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;

namespace AlphaPulse.Training.MicrosoftML;

/// <summary>Finds where the splits of an ensemble send rows without the feature, by asking it.</summary>
/// <remarks>
/// Microsoft.ML keeps that to itself, and it is not simple: FastTree sends them right, LightGBM to where the split says, or treats them
/// as 0 where training rows missed other features only. So each split is shown a row that reaches it with its feature missing; the
/// path of the row says where it went. Splits are asked from the root down, since the way to one must be known. A split that no row
/// without the feature can reach may send it anywhere.
/// </remarks>
internal static class MissingDirections
{
    private const string Paths = "Paths";
    private const string Leaves = "Leaves";

    internal static void Find(MLContext context, TreeEnsembleModelParameters parameters, ForeignTree[] trees, FeatureSchema schema)
    {
        var levels = trees.SelectMany((tree, number) => Enumerable.Range(0, tree.Nodes).Select(node => (Number: number, Node: node)))
            .GroupBy(place => trees[place.Number].Depths[place.Node])
            .OrderBy(level => level.Key);
        foreach (var level in levels)
        {
            var rows = new ProbeRows(schema);
            (int Number, int Node)[] asked = [.. level.Where(place => rows.TryAdd(trees[place.Number], place.Node, double.NaN))];
            if (asked.Length > 0)
            {
                Ask(context, parameters, trees, rows.ToMatrix(), asked);
            }
        }
    }

    private static void Ask(
        MLContext context, TreeEnsembleModelParameters parameters, ForeignTree[] trees, TrainingMatrix rows, (int Number, int Node)[] asked)
    {
        var view = new TrainingMatrixDataView(rows, ModelTask.Regression);
        var options = new PretrainedTreeFeaturizationEstimator.Options
        {
            ModelParameters = parameters,
            InputColumnName = TrainingMatrixDataView.FeaturesColumn,
            PathsColumnName = Paths,
            LeavesColumnName = Leaves,
        };
        var walked = context.Transforms.FeaturizeByPretrainTreeEnsemble(options).Fit(view).Transform(view);
        var (nodeStarts, leafStarts) = (Starts(trees, tree => tree.Nodes), Starts(trees, tree => tree.Leaves));
        using var cursor = walked.GetRowCursor([walked.Schema[Paths], walked.Schema[Leaves]]);
        var readPaths = cursor.GetGetter<VBuffer<float>>(walked.Schema[Paths]);
        var readLeaves = cursor.GetGetter<VBuffer<float>>(walked.Schema[Leaves]);
        VBuffer<float> paths = default;
        VBuffer<float> leaves = default;
        foreach (var (number, node) in asked)
        {
            _ = cursor.MoveNext();
            readPaths(ref paths);
            readLeaves(ref leaves);
            var left = trees[number].Left(node);
            trees[number].MissingLeft[node] = left >= 0
                ? paths.GetItemOrDefault(nodeStarts[number] + left) != 0
                : leaves.GetItemOrDefault(leafStarts[number] + ~left) != 0;
        }
    }

    private static int[] Starts(ForeignTree[] trees, Func<ForeignTree, int> count)
    {
        var starts = new int[trees.Length];
        for (var i = 1; i < starts.Length; i++)
        {
            starts[i] = starts[i - 1] + count(trees[i - 1]);
        }

        return starts;
    }
}
