namespace AlphaPulse.Models;

/// <summary>Rows that reach the splits of a tree, with values of their own for the feature of the split.</summary>
internal sealed class SplitProbes
{
    private const double Unknown = 16777215;

    private readonly DecisionTree _tree;
    private readonly int[] _parents;
    private readonly double[] _row;

    internal SplitProbes(DecisionTree tree, int columns)
    {
        _tree = tree;
        _row = new double[columns];
        _parents = new int[tree.Nodes.Count];
        _parents[0] = -1;
        for (var node = 0; node < _parents.Length; node++)
        {
            if (!tree.Span[node].IsLeaf)
            {
                _parents[tree.Span[node].Left] = _parents[tree.Span[node].Right] = node;
            }
        }
    }

    /// <summary>The rows of a split; the same array each time. Some may lead elsewhere: they are rows to compare all the same.</summary>
    internal IEnumerable<double[]> Of(int node)
    {
        Array.Fill(_row, double.NaN);
        foreach (var feature in Above(node).Select(step => _tree.Nodes[step.Node].Feature).Distinct().ToList())
        {
            _row[feature] = Reaching(node, feature);
        }

        var split = _tree.Nodes[node];
        foreach (var value in Values(split))
        {
            _row[split.Feature] = value;
            yield return _row;
        }
    }

    /// <summary>Values on both sides of a split.</summary>
    internal static IEnumerable<double> Values(TreeNode split)
    {
        if (!split.IsCategorical)
        {
            double[] values = [split.Threshold, double.BitDecrement(split.Threshold), (float)split.Threshold, float.BitDecrement((float)split.Threshold), 0, double.NaN];
            return values.Where(value => !double.IsInfinity(value));
        }

        var (first, last) = (split.Categories[0], split.Categories[^1]);
        return [first, last, first + 0.5, last + 1.0, first - 1.0, -0.5, Unknown, 1e10, double.NaN];
    }

    /// <summary>A value of a feature with which a row comes to a node, as far as this feature decides; missing where none was found.</summary>
    private double Reaching(int node, int feature)
    {
        (int Node, bool IsLeft)[] steps = [.. Above(node).Where(step => _tree.Nodes[step.Node].Feature == feature)];
        var values = steps.SelectMany(step => Values(_tree.Nodes[step.Node])).Where(double.IsFinite).Append(double.NaN);
        foreach (var value in values)
        {
            if (Array.TrueForAll(steps, step => _tree.Span[step.Node].GoesLeft(value) == step.IsLeft))
            {
                return value;
            }
        }

        return double.NaN;
    }

    private IEnumerable<(int Node, bool IsLeft)> Above(int node)
    {
        for (var (child, above) = (node, _parents[node]); above >= 0; (child, above) = (above, _parents[above]))
        {
            yield return (above, _tree.Nodes[above].Left == child);
        }
    }
}
