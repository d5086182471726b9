namespace AlphaPulse.Models;

/// <summary>How many splits rows come by on their way to a leaf, by the shares of the training rows; where trees do not keep them, each side has the half.</summary>
internal static class PathLengths
{
    /// <summary>The mean over the rows.</summary>
    public static double Mean(DecisionTree tree)
    {
        var shares = Shares(tree);
        var mean = 0.0;
        for (var length = 1; length < shares.Length; length++)
        {
            mean += length * shares[length];
        }

        return mean;
    }

    /// <summary>The mean of the longest way in several trees, as if rows took their ways in each apart from those in the others.</summary>
    public static double MeanOfLongest(IReadOnlyList<DecisionTree> trees)
    {
        var lengths = trees.Select(Shares).ToList();
        var (mean, most) = (0.0, lengths.Max(l => l.Length));
        for (var length = 0; length < most; length++)
        {
            // Of all lengths, the longest is above this one unless each tree is through.
            mean += 1 - lengths.Aggregate(1.0, (all, shares) => all * Math.Min(1, shares.Take(length + 1).Sum()));
        }

        return mean;
    }

    /// <summary>The share of the rows that come by so many splits.</summary>
    private static double[] Shares(DecisionTree tree)
    {
        var nodes = tree.Span;
        var shares = new double[tree.Depth + 1];
        var (reach, depths) = (new double[nodes.Length], new int[nodes.Length]);
        reach[0] = 1;
        for (var i = 0; i < nodes.Length; i++)
        {
            if (nodes[i].IsLeaf)
            {
                shares[depths[i]] += reach[i];
                continue;
            }

            var left = ExplainedTree.Share(nodes, nodes[i]);
            (reach[nodes[i].Left], reach[nodes[i].Right]) = (reach[i] * left, reach[i] * (1 - left));
            depths[nodes[i].Left] = depths[nodes[i].Right] = depths[i] + 1;
        }

        return shares;
    }
}
