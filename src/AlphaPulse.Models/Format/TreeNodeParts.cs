using System.Globalization;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Models;

/// <summary>Puts nodes of trees together from what a file says of them, and refuses what cannot be.</summary>
internal static class TreeNodeParts
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static TreeNode Join(
        SealedFileElement place, int tree, int node, (int Feature, int Left, int Right, int Missing) links, double number, double gain, double cover, int[]? categories = null)
    {
        var isLeaf = links.Feature == -1;
        if (isLeaf ? (links.Left, links.Right, links.Missing, gain) != (-1, -1, -1, 0) : links.Missing != links.Left && links.Missing != links.Right)
        {
            throw place.Refuse(isLeaf
                ? string.Create(CultureInfo.InvariantCulture, $"has the leaf {node} with children or a gain in tree {tree}")
                : string.Create(CultureInfo.InvariantCulture, $"sends missing values of node {node} of tree {tree} to {links.Missing}, which is no child of it"));
        }

        if (categories is not null)
        {
            return isLeaf || number != 0
                ? throw place.Refuse(string.Create(CultureInfo.InvariantCulture, $"has categories at node {node} of tree {tree}, which is a leaf or has a threshold"))
                : TreeNode.CategorySplit(links.Feature, categories, links.Left, links.Right, links.Missing == links.Left, gain, cover);
        }

        return isLeaf
            ? TreeNode.Leaf(number, cover)
            : TreeNode.Split(links.Feature, number, links.Left, links.Right, links.Missing == links.Left, gain, cover);
    }

    internal static DecisionTree Tree(SealedFileElement place, int number, TreeNode[] nodes)
    {
        try
        {
            return DecisionTree.Over(nodes);
        }
        catch (ArgumentException e)
        {
            throw place.Refuse(string.Create(CultureInfo.InvariantCulture, $"has a tree {number} that is no tree: {e.Message}"), e);
        }
    }
}
