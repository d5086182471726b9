using System.Globalization;

namespace AlphaPulse.Models;

/// <summary>A tree as its library has it: its own nodes, and its own question at each of them.</summary>
/// <param name="place">The file and the number of the tree, for messages.</param>
internal abstract class ForeignTree(string place)
{
    // Explanations walk recursively, and nobody grows trees this deep.
    private const int MostLevels = 1000;

    /// <summary>The file and the number of the tree.</summary>
    internal string Place { get; } = place;

    /// <summary>How many nodes there are; the first is the root.</summary>
    internal abstract int Nodes { get; }

    /// <summary>Whether some split asks for categories.</summary>
    internal abstract bool IsCategorical(int node);

    internal abstract bool IsLeaf(int node);

    internal abstract int Feature(int node);

    internal abstract int Left(int node);

    internal abstract int Right(int node);

    /// <summary>What a leaf adds to the sum of the original.</summary>
    internal abstract double Value(int node);

    /// <summary>How much of the training came to a node; 0 where that is not known.</summary>
    internal abstract double Cover(int node);

    internal abstract double Gain(int node);

    /// <summary>The question of the original, in its arithmetic.</summary>
    internal abstract bool GoesLeft(int node, double feature);

    /// <summary>Our splits that ask the same; the first stands in the place of the original one.</summary>
    internal abstract ForeignStep[] Steps(int node);

    /// <summary>What a row adds to the sum, walked in the original.</summary>
    internal virtual double Leaf(ReadOnlySpan<double> row)
    {
        var node = 0;
        while (!IsLeaf(node))
        {
            node = GoesLeft(node, row[Feature(node)]) ? Left(node) : Right(node);
        }

        return Value(node);
    }

    /// <summary>Refuses what is no tree, or asks for a column that is none.</summary>
    internal void Check(int columns)
    {
        var isSeen = new bool[Nodes];
        var open = new Stack<(int Node, int Level)>();
        open.Push((0, 0));
        while (open.TryPop(out var next))
        {
            var (node, level) = next;
            if (node < 0 || node >= isSeen.Length)
            {
                throw Refuse($"has the child {Text(node)}, but {Text(isSeen.Length)} nodes");
            }

            if (isSeen[node])
            {
                throw Refuse($"has the node {Text(node)} below two others");
            }

            isSeen[node] = true;
            if (IsLeaf(node))
            {
                continue;
            }

            if (Feature(node) < 0 || Feature(node) >= columns)
            {
                throw Refuse($"asks for the column {Text(Feature(node))} at node {Text(node)}, but there are {Text(columns)}");
            }

            if (level == MostLevels)
            {
                throw Refuse($"is more than {Text(MostLevels)} levels deep", ModelImportRefusal.Size);
            }

            open.Push((Left(node), level + 1));
            open.Push((Right(node), level + 1));
        }
    }

    internal ModelImportException Refuse(string reason, ModelImportRefusal refusal = ModelImportRefusal.Format) => new(refusal, $"{Place} {reason}.");

    protected static string Text(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);

    /// <summary>What importance may be made of: a gain or a cover that is not finite or negative is none.</summary>
    protected static double Amount(double number) => double.IsFinite(number) && number > 0 ? number : 0;
}
