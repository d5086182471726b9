namespace AlphaPulse.Models;

/// <summary>A tree of CatBoost for one of its outputs: features and borders of single precision, leaves of double.</summary>
/// <param name="structure">The nodes, which all outputs share.</param>
/// <param name="output">The output.</param>
/// <param name="scale">What all leaves are multiplied with.</param>
internal sealed class CatboostTree(CatboostStructure structure, int output, double scale) : ForeignTree(structure.Place)
{
    internal override int Nodes => structure.Nodes;

    internal override bool IsCategorical(int node) => false;

    internal override bool IsLeaf(int node) => structure.Values(node) is not null;

    internal override int Feature(int node) => structure.FeatureOf(node).Column;

    internal override int Left(int node) => structure.Left(node);

    internal override int Right(int node) => structure.Right(node);

    internal override double Value(int node) => structure.Values(node)![output] * scale;

    internal override double Cover(int node) => Amount(structure.Cover(node));

    // The file has none.
    internal override double Gain(int node) => 0;

    internal override bool GoesLeft(int node, double feature) => !IsAbove(structure.FeatureOf(node), structure.Border(node), feature);

    internal override ForeignStep[] Steps(int node) => ForeignStep.Single(
        Feature(node),
        SingleThreshold.Widen(structure.Border(node)) ?? throw Refuse($"has a border at node {Text(node)} that no number is above", ModelImportRefusal.Number),
        !structure.FeatureOf(node).MissingRight);

    /// <summary>As the library has it: the answers of all levels of a symmetric tree are the bits of the number of its leaf.</summary>
    internal override double Leaf(ReadOnlySpan<double> row)
    {
        if (structure.Levels is not { } levels)
        {
            return base.Leaf(row);
        }

        var leaf = 0;
        for (var level = 0; level < levels.Length; level++)
        {
            leaf |= IsAbove(levels[level].Feature, levels[level].Border, row[levels[level].Feature.Column]) ? 1 << level : 0;
        }

        return structure.Leaves[(leaf * structure.Dimension) + output] * scale;
    }

    private static bool IsAbove(CatboostFeature feature, float border, double value) => double.IsNaN(value) ? feature.MissingRight : (float)value > border;
}
