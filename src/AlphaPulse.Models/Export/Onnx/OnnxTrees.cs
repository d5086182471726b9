using System.Globalization;

namespace AlphaPulse.Models;

/// <summary>Writes a sum of trees as a TreeEnsembleRegressor of opset 3 whose result is the same to the bit.</summary>
/// <remarks>
/// <para>Thresholds and inputs are doubles, and our comparison is BRANCH_LT with nodes_missing_value_tracks_true. A split by categories becomes one
/// BRANCH_EQ a category.</para>
/// <para>The operator gives floats and may add trees in any order, so each tree has outputs of its own: its leaf as up to three floats
/// that add up to the double exactly. They are joined and the trees added in their order as doubles behind it.</para>
/// </remarks>
internal sealed class OnnxTrees
{
    private const int MaximumParts = 3;
    private const int MaximumNodes = 1_000_000;

    private readonly TreeEnsembleModel _model;
    private readonly int _parts;
    private readonly List<long> _trees = [];
    private readonly List<long> _ids = [];
    private readonly List<long> _features = [];
    private readonly List<double> _thresholds = [];
    private readonly List<string> _modes = [];
    private readonly List<long> _trueIds = [];
    private readonly List<long> _falseIds = [];
    private readonly List<long> _missingTrue = [];
    private readonly List<long> _leafTrees = [];
    private readonly List<long> _leafIds = [];
    private readonly List<long> _targets = [];
    private readonly List<double> _weights = [];

    private OnnxTrees(TreeEnsembleModel model)
    {
        _model = model;
        _parts = 1;
        for (var tree = 0; tree < model.Trees.Count; tree++)
        {
            foreach (var node in model.Trees[tree].Nodes)
            {
                _parts = Math.Max(_parts, node.IsLeaf ? Parts(node.Value, tree).Length : 1);
            }
        }

        for (var tree = 0; tree < model.Trees.Count; tree++)
        {
            AddTree(tree);
        }
    }

    /// <summary>Adds the column of the sums of the base and the leaves.</summary>
    internal static string Write(OnnxGraph graph, TreeEnsembleModel model) =>
        model.Trees.Count == 0 ? graph.Column(model.BaseScore) : new OnnxTrees(model).Write(graph);

    private string Write(OnnxGraph graph)
    {
        var trees = _model.Trees.Count;
        var floats = graph.Add("TreeEnsembleRegressor", OnnxGraph.TreeDomain, [OnnxGraph.Features], 1,
        [
            OnnxAttribute.Int("n_targets", trees * _parts),
            OnnxAttribute.Text("aggregate_function", "SUM"),
            OnnxAttribute.Text("post_transform", "NONE"),
            OnnxAttribute.Ints("nodes_treeids", _trees),
            OnnxAttribute.Ints("nodes_nodeids", _ids),
            OnnxAttribute.Ints("nodes_featureids", _features),
            OnnxAttribute.Tensor("nodes_values_as_tensor", OnnxGraph.Tensor([.. _thresholds], _thresholds.Count)),
            OnnxAttribute.Texts("nodes_modes", _modes),
            OnnxAttribute.Ints("nodes_truenodeids", _trueIds),
            OnnxAttribute.Ints("nodes_falsenodeids", _falseIds),
            OnnxAttribute.Ints("nodes_missing_value_tracks_true", _missingTrue),
            OnnxAttribute.Ints("target_treeids", _leafTrees),
            OnnxAttribute.Ints("target_nodeids", _leafIds),
            OnnxAttribute.Ints("target_ids", _targets),
            OnnxAttribute.Tensor("target_weights_as_tensor", OnnxGraph.Tensor([.. _weights], _weights.Count)),
        ])[0];

        var leaves = Split(graph, graph.ToDouble(floats), _parts, trees).Aggregate((sum, part) => graph.Add("Add", [sum, part]));
        return Split(graph, leaves, trees, 1).Aggregate(
            graph.Constant(_model.BaseScore), (sum, leaf) => graph.Add("Add", [sum, leaf]));
    }

    private static string[] Split(OnnxGraph graph, string values, int count, int width) => count == 1
        ? [values]
        : graph.Add(
            "Split", string.Empty, [values, graph.Constant([.. Enumerable.Repeat((long)width, count)])], count, [OnnxAttribute.Int("axis", 1)]);

    private void AddTree(int tree)
    {
        var nodes = _model.Trees[tree].Nodes;
        var open = new Stack<(int Node, int Category, int Id)>([(0, 0, 0)]);
        var next = 1;
        while (open.TryPop(out var place))
        {
            var node = nodes[place.Node];
            if (node.IsLeaf)
            {
                AddLeaf(tree, place.Id, node.Value);
                continue;
            }

            var (whenTrue, whenFalse) = (next++, next++);
            AddSplit(tree, place.Id, node, place.Category, whenTrue, whenFalse);
            if (node.IsCategorical)
            {
                var (listed, others) = node.MissingLeft ? (node.Right, node.Left) : (node.Left, node.Right);
                open.Push(place.Category + 1 < node.Categories.Count ? (place.Node, place.Category + 1, whenFalse) : (others, 0, whenFalse));
                open.Push((listed, 0, whenTrue));
            }
            else
            {
                open.Push((node.Right, 0, whenFalse));
                open.Push((node.Left, 0, whenTrue));
            }
        }
    }

    private void AddSplit(int tree, int id, TreeNode node, int category, int whenTrue, int whenFalse)
    {
        if (_ids.Count >= MaximumNodes)
        {
            throw new ModelExportException(string.Create(
                CultureInfo.InvariantCulture,
                $"Tree {tree} cannot be exported to ONNX: its splits by the categories of '{_model.Schema.Columns[node.Feature].Name}' need more than {MaximumNodes} nodes, one branch a category. Train with fewer categories a split."));
        }

        AddNode(
            tree,
            id,
            node.Feature,
            node.IsCategorical ? node.Categories[category] : node.Threshold,
            node.IsCategorical ? "BRANCH_EQ" : "BRANCH_LT",
            (whenTrue, whenFalse),
            isMissingTrue: !node.IsCategorical && node.MissingLeft);
    }

    private void AddLeaf(int tree, int id, double value)
    {
        AddNode(tree, id, feature: 0, threshold: 0, "LEAF", (0, 0), isMissingTrue: false);
        var parts = Parts(value, tree);
        for (var part = 0; part < _parts; part++)
        {
            _leafTrees.Add(tree);
            _leafIds.Add(id);
            _targets.Add(part * _model.Trees.Count + tree);
            _weights.Add(part < parts.Length ? parts[part] : 0);
        }
    }

    private void AddNode(int tree, int id, int feature, double threshold, string mode, (int True, int False) children, bool isMissingTrue)
    {
        _trees.Add(tree);
        _ids.Add(id);
        _features.Add(feature);
        _thresholds.Add(threshold);
        _modes.Add(mode);
        _trueIds.Add(children.True);
        _falseIds.Add(children.False);
        _missingTrue.Add(isMissingTrue ? 1 : 0);
    }

    /// <summary>Floats that add up to a double without rounding, the greatest first.</summary>
    private static float[] Parts(double value, int tree)
    {
        var parts = new List<float>(MaximumParts);
        var rest = value;
        do
        {
            parts.Add((float)rest);
            rest -= parts[^1];
        }
        while (rest != 0 && parts.Count < MaximumParts);

        return rest == 0
            ? [.. parts]
            : throw new ModelExportException(string.Create(
                CultureInfo.InvariantCulture,
                $"The leaf {value} of tree {tree} cannot be exported to ONNX: the trees of opset {OnnxVersions.TreeOperators} give floats of 32 bits, and it is too great or too small for the sum of {MaximumParts}."));
    }
}
