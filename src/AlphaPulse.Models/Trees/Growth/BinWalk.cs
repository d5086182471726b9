namespace AlphaPulse.Models;

/// <summary>Walks rows down a tree by their bins: those that it did not grow on.</summary>
internal static class BinWalk
{
    private const int RowsAtOnce = 8192;

    /// <summary>Adds the leaves of rows to their scores.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="bins">The rows, binned as those that the tree grew on.</param>
    /// <param name="scores">Their scores.</param>
    /// <param name="indices">Which rows, or null for all.</param>
    /// <param name="factor">What leaves are multiplied with.</param>
    /// <param name="team">Who works.</param>
    internal static void Add(GrownTree tree, BinnedMatrix bins, double[] scores, int[]? indices, double factor, WorkTeam team)
    {
        var count = indices?.Length ?? bins.Rows;
        team.Run((count + RowsAtOnce - 1) / RowsAtOnce, count * 20L, (chunk, _) =>
        {
            var to = Math.Min((chunk + 1) * RowsAtOnce, count);
            for (var i = chunk * RowsAtOnce; i < to; i++)
            {
                var row = indices is null ? i : indices[i];
                var node = tree.Root;
                while (!node.IsLeaf)
                {
                    node = node.GoesLeft![bins.Bin(row, node.Best.Column)] != 0 ? node.Left! : node.Right!;
                }

                scores[row] += node.Value * factor;
            }
        });
    }
}
