using System.Globalization;

namespace AlphaPulse.Models;

/// <summary>Makes our tree of one of another library.</summary>
/// <remarks>
/// Where one question of the original needs several of ours, a child may be there more than once. The first has the cover, so that explanations
/// stay those of the original: what a set of unknown features is worth does not depend on into how many leaves of one value the rows fall.
/// </remarks>
/// <param name="tree">The original.</param>
/// <param name="factor">What its leaves are multiplied with.</param>
internal sealed class ForeignTreeBuilder(ForeignTree tree, double factor)
{
    // The share of a copy is that of nothing (ExplainedTree), and covers inside keep their proportions, as a power of 2 rounds nothing.
    private const double CopyCover = 1.0 / (1L << 50);

    // A copy in a copy has less; beyond, proportions would be lost.
    private const int MostCopies = 16;

    private const int MostNodes = 1 << 20;

    private readonly List<TreeNode> _nodes = [];
    private readonly Queue<Place> _open = new();
    private int _known = 1;

    internal DecisionTree Build()
    {
        _open.Enqueue(new Place(0, 0, 1, 0));
        var steps = new Dictionary<int, ForeignStep[]>();
        while (_open.TryDequeue(out var place))
        {
            if (tree.IsLeaf(place.Node))
            {
                _nodes.Add(TreeNode.Leaf(Finite(tree.Value(place.Node) * factor, "leaf", place.Node), tree.Cover(place.Node) * place.Scale));
                continue;
            }

            // The steps of one split come one after the other.
            var all = place.Step == 0 && !steps.ContainsKey(place.Node) ? steps[place.Node] = tree.Steps(place.Node) : steps[place.Node];
            Add(all, place);
        }

        try
        {
            return new DecisionTree([.. _nodes]);
        }
        catch (ArgumentException e)
        {
            throw new ModelImportException(ModelImportRefusal.Number, $"{tree.Place} is no possible tree: {e.Message}", e);
        }
    }

    private void Add(ForeignStep[] steps, Place place)
    {
        var step = steps[place.Step];
        var cover = place.Step == 0 ? tree.Cover(place.Node) : Cover(steps, place.Step, place.Node);
        var gain = place.Step == 0 && place.Copies == 0 ? tree.Gain(place.Node) : 0;
        var left = Open(step.Left, place);
        var right = Open(step.Right, place);
        _nodes.Add(step.Categories is { } categories
            ? TreeNode.CategorySplit(step.Feature, categories, left, right, step.MissingLeft, gain, cover * place.Scale)
            : TreeNode.Split(step.Feature, Finite(step.Threshold, "threshold", place.Node), left, right, step.MissingLeft, gain, cover * place.Scale));
    }

    private int Open(int target, Place parent)
    {
        var isCopy = target is ForeignStep.ToCopyOfLeft or ForeignStep.ToCopyOfRight;
        if (_known == MostNodes || (isCopy && parent.Copies == MostCopies))
        {
            throw tree.Refuse(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"treats missing values so that ours would need more than {MostNodes} nodes or {MostCopies} copies of copies; train with less depth, or without zeros or unknown categories as missing"),
                ModelImportRefusal.Size);
        }

        _open.Enqueue(target switch
        {
            >= 0 => parent with { Step = target },
            ForeignStep.ToLeft or ForeignStep.ToCopyOfLeft => Child(tree.Left(parent.Node)),
            _ => Child(tree.Right(parent.Node)),
        });
        return _known++;

        Place Child(int node) => isCopy ? new Place(node, 0, parent.Scale * CopyCover, parent.Copies + 1) : new Place(node, 0, parent.Scale, parent.Copies);
    }

    private double Cover(ForeignStep[] steps, int target, int node) => target switch
    {
        >= 0 => Cover(steps, steps[target].Left, node) + Cover(steps, steps[target].Right, node),
        ForeignStep.ToLeft => tree.Cover(tree.Left(node)),
        ForeignStep.ToRight => tree.Cover(tree.Right(node)),
        _ => 0,
    };

    private double Finite(double number, string what, int node) => double.IsFinite(number)
        ? number
        : throw tree.Refuse(string.Create(CultureInfo.InvariantCulture, $"has the {what} {number} at node {node}, which is not finite"), ModelImportRefusal.Number);

    /// <summary>A node to come.</summary>
    /// <param name="Node">The node of the original.</param>
    /// <param name="Step">Which of the splits in its place.</param>
    /// <param name="Scale">What covers are multiplied with.</param>
    /// <param name="Copies">In how many copies it lies.</param>
    private readonly record struct Place(int Node, int Step, double Scale, int Copies);
}
