namespace AlphaPulse.Models;

/// <summary>Computes interactions leaf by leaf: the factors of a pair are left out of the product of its path.</summary>
internal sealed class PathInteractions(double[] points, double[] weights, ReadOnlySpan<double> row)
{
    private readonly double[] _row = row.ToArray();
    private readonly List<(int Feature, double Share, bool IsOpen)> _path = [];

    /// <summary>Adds the interactions of a tree off the diagonal.</summary>
    internal void Add(ExplainedTree tree, Span<double> interactions)
    {
        if (tree.Splits.Length > 0)
        {
            Add(tree, 0, interactions);
        }
    }

    private void Add(ExplainedTree tree, int position, Span<double> interactions)
    {
        if (position < 0)
        {
            AddLeaf(tree.Leaves[~position], interactions);
            return;
        }

        var split = tree.Splits[position];
        var goesLeft = split.Node.GoesLeft(_row[split.Node.Feature]);
        Add(tree, split.Left, (split.Node.Feature, split.LeftShare, goesLeft), interactions);
        Add(tree, split.Right, (split.Node.Feature, 1 - split.LeftShare, !goesLeft), interactions);
    }

    private void Add(ExplainedTree tree, int position, (int Feature, double Share, bool IsOpen) step, Span<double> interactions)
    {
        var known = _path.FindIndex(p => p.Feature == step.Feature);
        if (known < 0)
        {
            _path.Add(step);
            Add(tree, position, interactions);
            _path.RemoveAt(_path.Count - 1);
            return;
        }

        // A feature that is split again has all its splits together.
        var before = _path[known];
        _path[known] = (step.Feature, before.Share * step.Share, before.IsOpen && step.IsOpen);
        Add(tree, position, interactions);
        _path[known] = before;
    }

    private void AddLeaf(double leaf, Span<double> interactions)
    {
        for (var point = 0; point < points.Length; point++)
        {
            var product = leaf * weights[point] / 2;
            foreach (var step in _path)
            {
                product *= Factor(step, points[point]);
            }

            for (var i = 0; i < _path.Count; i++)
            {
                for (var j = 0; j < i; j++)
                {
                    var (a, b) = (_path[i], _path[j]);
                    var both = product * Difference(a) * Difference(b) / (Factor(a, points[point]) * Factor(b, points[point]));
                    interactions[a.Feature * _row.Length + b.Feature] += both;
                    interactions[b.Feature * _row.Length + a.Feature] += both;
                }
            }
        }
    }

    private static double Difference((int Feature, double Share, bool IsOpen) step) => (step.IsOpen ? 1 : 0) - step.Share;

    private static double Factor((int Feature, double Share, bool IsOpen) step, double t) => step.Share + t * Difference(step);
}
