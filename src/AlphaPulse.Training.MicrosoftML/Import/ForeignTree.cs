using System.Globalization;
using AlphaPulse.Models;
using Microsoft.ML.Trainers.FastTree;

namespace AlphaPulse.Training.MicrosoftML;

/// <summary>A tree of Microsoft.ML with what is not to be seen from outside: who the parent of a node is and where a missing feature goes.</summary>
/// <remarks>Its nodes are splits, numbered from 0; a child below 0 is the leaf <c>~child</c>.</remarks>
internal sealed class ForeignTree
{
    private readonly RegressionTreeBase _tree;

    internal ForeignTree(RegressionTreeBase tree, int number, FeatureSchema schema)
    {
        _tree = tree;
        Nodes = tree.NumberOfNodes;
        Parents = new int[Nodes];
        Depths = new int[Nodes];
        Thresholds = new double[Nodes];
        MissingLeft = new bool[Nodes];
        if (Nodes > 0)
        {
            Parents[0] = -1;
        }

        for (var node = 0; node < Nodes; node++)
        {
            Check(number, node, schema);
            foreach (var child in (ReadOnlySpan<int>)[tree.LeftChild[node], tree.RightChild[node]])
            {
                if (child >= 0)
                {
                    Parents[child] = node;
                }
            }
        }

        for (var node = 0; node < Nodes; node++)
        {
            // A node may come before its parent.
            for (var above = Parents[node]; above >= 0; above = Parents[above])
            {
                Depths[node]++;
            }
        }
    }

    internal int Nodes { get; }

    internal int Leaves => _tree.NumberOfLeaves;

    internal int[] Parents { get; }

    internal int[] Depths { get; }

    /// <summary>The thresholds of our splits.</summary>
    internal double[] Thresholds { get; }

    /// <summary>Where rows without the feature go; found by <see cref="MissingDirections"/>.</summary>
    internal bool[] MissingLeft { get; }

    internal int Feature(int node) => _tree.NumericalSplitFeatureIndexes[node];

    internal float Threshold(int node) => _tree.NumericalSplitThresholds[node];

    internal int Left(int node) => _tree.LeftChild[node];

    /// <summary>The same tree for our kernel, the leaves as they are.</summary>
    internal DecisionTree ToDecisionTree()
    {
        if (Nodes == 0)
        {
            // Whatever the value of its only leaf: such a tree adds nothing there.
            return new DecisionTree(TreeNode.Leaf(0));
        }

        var order = new List<int> { 0 };
        var nodes = new List<TreeNode>();
        for (var i = 0; i < order.Count; i++)
        {
            var node = order[i];
            if (node < 0)
            {
                nodes.Add(TreeNode.Leaf(_tree.LeafValues[~node]));
                continue;
            }

            // Only the importance is made of it.
            var gain = _tree.SplitGains[node];
            nodes.Add(TreeNode.Split(
                Feature(node), Thresholds[node], order.Count, order.Count + 1, MissingLeft[node], double.IsFinite(gain) && gain > 0 ? gain : 0));
            order.Add(_tree.LeftChild[node]);
            order.Add(_tree.RightChild[node]);
        }

        return new DecisionTree([.. nodes]);
    }

    private void Check(int number, int node, FeatureSchema schema)
    {
        if (_tree.CategoricalSplitFlags[node])
        {
            throw new MicrosoftMLImportException(
                MicrosoftMLImportRefusal.CategoricalSplit,
                Text($"Node {node} of tree {number} asks for a set of categories, which our trees cannot; train without categorical splits."));
        }

        if (Feature(node) >= schema.Columns.Count)
        {
            throw new MicrosoftMLImportException(
                MicrosoftMLImportRefusal.Schema,
                Text($"Node {node} of tree {number} asks for feature {Feature(node)}, but the schema '{schema.Name}' has {schema.Columns.Count}; give the schema of its training."));
        }

        Thresholds[node] = SingleThreshold.Widen(Threshold(node)) ?? throw new MicrosoftMLImportException(
            MicrosoftMLImportRefusal.Threshold,
            Text($"Node {node} of tree {number} splits '{schema.Columns[Feature(node)].Name}' at {Threshold(node)}, which no finite threshold stands for; rescale the feature."));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
