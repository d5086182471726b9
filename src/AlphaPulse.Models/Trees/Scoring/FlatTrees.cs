using System.Globalization;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Models;

/// <summary>The trees of a model as flat arrays: what rows are scored from, and what a model file holds byte for byte.</summary>
/// <remarks>What goes over all nodes is compiled with all optimizations at once, as most processes load a model only once.</remarks>
internal sealed class FlatTrees
{
    private readonly int[] _listStarts;

    /// <summary>Creates trees over arrays, which are not copied and not checked; <see cref="ToTrees"/> checks them.</summary>
    /// <param name="counts">How many nodes each tree has.</param>
    /// <param name="nodes">The nodes of all trees, those of the first tree first and the root of each first.</param>
    /// <param name="gains">The gain of each node.</param>
    /// <param name="covers">The cover of each node.</param>
    /// <param name="listLengths">How many categories each list has.</param>
    /// <param name="categories">The categories of all lists, one list after the other.</param>
    internal FlatTrees(int[] counts, FlatNode[] nodes, double[] gains, double[] covers, int[] listLengths, int[] categories)
    {
        Counts = counts;
        Nodes = nodes;
        Gains = gains;
        Covers = covers;
        ListLengths = listLengths;
        Categories = categories;
        Roots = Starts(counts);
        _listStarts = Starts(listLengths);
    }

    internal int[] Counts { get; }

    internal FlatNode[] Nodes { get; }

    internal double[] Gains { get; }

    internal double[] Covers { get; }

    internal int[] ListLengths { get; }

    internal int[] Categories { get; }

    /// <summary>Where the nodes of each tree begin.</summary>
    internal int[] Roots { get; }

    internal bool HasCategories => ListLengths.Length > 0;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static FlatTrees Of(DecisionTree[] trees)
    {
        var total = trees.Sum(t => t.Span.Length);
        var (nodes, gains, covers) = (new FlatNode[total], new double[total], new double[total]);
        var (lengths, categories) = (new List<int>(), new List<int>());
        var next = 0;
        foreach (var tree in trees)
        {
            foreach (ref readonly var node in tree.Span)
            {
                var ways = node.MissingLeft ? 1 : 0;
                if (node.IsCategorical)
                {
                    lengths.Add(node.Categories.Count);
                    categories.AddRange(node.Categories);
                    ways += 2 * lengths.Count;
                }

                nodes[next] = new FlatNode(node.IsLeaf ? node.Value : node.Threshold, node.Feature, node.Left, node.Right, ways);
                (gains[next], covers[next]) = (node.Gain, node.Cover);
                next++;
            }
        }

        return new FlatTrees([.. trees.Select(t => t.Span.Length)], nodes, gains, covers, [.. lengths], [.. categories]);
    }

    /// <summary>The categories of a list, ascending.</summary>
    internal ReadOnlySpan<int> CategoriesOf(int list) => Categories.AsSpan(_listStarts[list], ListLengths[list]);

    /// <summary>Checks the arrays of a file and makes the trees of them: children come after their parent and have one each, lists are used once and in order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal DecisionTree[] ToTrees(SealedFileElement place)
    {
        CheckLists(place);
        var trees = new DecisionTree[Counts.Length];
        var lists = 0;
        for (var tree = 0; tree < trees.Length; tree++)
        {
            var nodes = new TreeNode[Counts[tree]];
            for (var i = 0; i < nodes.Length; i++)
            {
                var at = Roots[tree] + i;
                ref readonly var node = ref Nodes[at];
                int[]? categories = null;
                if (node.Ways is < 0 or > 1)
                {
                    categories = node.Ways > 0 && node.List == lists && lists < ListLengths.Length
                        ? CategoriesOf(lists++).ToArray()
                        : throw place.Refuse(string.Create(
                            CultureInfo.InvariantCulture, $"has node {i} of tree {tree} with the ways {node.Ways}, which name no list of categories or not the next one"));
                }

                var missing = node.Feature == -1 ? -1 - node.Ways : node.MissingLeft ? node.Left : node.Right;
                nodes[i] = TreeNodeParts.Join(place, tree, i, (node.Feature, node.Left, node.Right, missing), node.Number, Gains[at], Covers[at], categories);
            }

            trees[tree] = TreeNodeParts.Tree(place, tree, nodes);
        }

        return lists == ListLengths.Length
            ? trees
            : throw place.Refuse(string.Create(CultureInfo.InvariantCulture, $"has {ListLengths.Length} lists of categories and {lists} splits that ask for one"));
    }

    private void CheckLists(SealedFileElement place)
    {
        // Lengths that do not add up would send a list beyond the categories.
        if (Array.Exists(ListLengths, length => length < 1) || ListLengths.Sum(length => (long)length) != Categories.Length)
        {
            throw place.Refuse(string.Create(
                CultureInfo.InvariantCulture, $"has {Categories.Length} categories, which its {ListLengths.Length} lists of categories do not add up to"));
        }
    }

    private static int[] Starts(int[] counts)
    {
        var starts = new int[counts.Length];
        for (var i = 1; i < starts.Length; i++)
        {
            starts[i] = unchecked(starts[i - 1] + counts[i - 1]);
        }

        return starts;
    }
}
