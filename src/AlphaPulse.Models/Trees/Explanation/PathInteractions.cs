namespace AlphaPulse.Models;

/// <summary>Computes interactions leaf by leaf: the factors of a pair are left out of the product of its path.</summary>
internal sealed class PathInteractions(double[] points, double[] weights, ReadOnlySpan<double> row)
{
    private readonly double[] _row = row.ToArray();
    private readonly List<Step> _path = [];

    /// <summary>Adds the interactions of a tree off the diagonal.</summary>
    internal void Add(DecisionTree tree, Span<double> interactions) => Add(tree.Span, 0, interactions);

    private void Add(ReadOnlySpan<TreeNode> nodes, int number, Span<double> interactions)
    {
        var node = nodes[number];
        if (node.IsLeaf)
        {
            AddLeaf(node.Value, interactions);
            return;
        }

        var share = ExplainedTree.Share(nodes, node);
        var goesLeft = node.GoesLeft(_row[node.Feature]);
        Add(nodes, node.Left, new Step(node.Feature, share, goesLeft), interactions);
        Add(nodes, node.Right, new Step(node.Feature, 1 - share, !goesLeft), interactions);
    }

    private void Add(ReadOnlySpan<TreeNode> nodes, int number, Step step, Span<double> interactions)
    {
        var known = _path.FindIndex(p => p.Feature == step.Feature);
        if (known < 0)
        {
            _path.Add(step);
            Add(nodes, number, interactions);
            _path.RemoveAt(_path.Count - 1);
            return;
        }

        // A feature that is split again has all its splits together.
        var before = _path[known];
        _path[known] = new Step(step.Feature, before.Share * step.Share, before.IsOpen && step.IsOpen);
        Add(nodes, number, interactions);
        _path[known] = before;
    }

    private void AddLeaf(double leaf, Span<double> interactions)
    {
        for (var point = 0; point < points.Length; point++)
        {
            var t = points[point];
            var product = leaf * weights[point] / 2;
            foreach (var step in _path)
            {
                product *= step.Factor(t);
            }

            for (var i = 0; i < _path.Count; i++)
            {
                for (var j = 0; j < i; j++)
                {
                    var (a, b) = (_path[i], _path[j]);
                    var both = product * a.Difference * b.Difference / (a.Factor(t) * b.Factor(t));
                    interactions[a.Feature * _row.Length + b.Feature] += both;
                    interactions[b.Feature * _row.Length + a.Feature] += both;
                }
            }
        }
    }

    private readonly record struct Step(int Feature, double Share, bool IsOpen)
    {
        internal double Difference => (IsOpen ? 1 : 0) - Share;

        internal double Factor(double t) => Share + t * Difference;
    }
}
