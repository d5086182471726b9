using System.Numerics;

namespace AlphaPulse.Models;

/// <summary>A tree of LightGBM: thresholds of double precision, three ways to treat missing features, and sets of categories.</summary>
/// <remarks>Splits come first among its nodes, then leaves.</remarks>
internal sealed class LightgbmTree : ForeignTree
{
    private const int CategoricalBit = 1;
    private const int DefaultLeftBit = 2;

    // What counts as zero there.
    private const double Zero = 1e-35f;

    private readonly int _splits;
    private readonly int[] _features = [];
    private readonly double[] _thresholds = [];
    private readonly int[] _decisions = [];
    private readonly int[] _left = [];
    private readonly int[] _right = [];
    private readonly double[] _gains = [];
    private readonly double[] _counts = [];
    private readonly double[] _leaves;
    private readonly double[] _leafCounts;
    private readonly Dictionary<int, int[]> _categories = [];

    internal LightgbmTree(LightgbmSection tree)
        : base(tree.Place)
    {
        var leaves = tree.Integer("num_leaves");
        if (leaves < 1 || leaves > tree.Text("leaf_value").Length)
        {
            throw tree.Refuse("has another number of leaves than it says");
        }

        _splits = leaves - 1;
        _leaves = LeavesOf(tree, leaves);
        _leafCounts = tree.DoublesOrZeros("leaf_count", leaves);
        if (_splits == 0)
        {
            return;
        }

        _features = tree.Integers("split_feature", _splits);
        _thresholds = tree.Doubles("threshold", _splits);
        _decisions = tree.Has("decision_type") ? tree.Integers("decision_type", _splits) : new int[_splits];
        _left = tree.Integers("left_child", _splits);
        _right = tree.Integers("right_child", _splits);
        _gains = tree.DoublesOrZeros("split_gain", _splits);
        _counts = tree.DoublesOrZeros("internal_count", _splits);
        ReadCategories(tree);
    }

    /// <summary>What becomes of a missing feature.</summary>
    private enum Missing
    {
        /// <summary>It is 0.</summary>
        None,

        /// <summary>It goes where the split says, and so does 0.</summary>
        Zero,

        /// <summary>It goes where the split says.</summary>
        NaN,
    }

    internal override int Nodes => _splits + _leaves.Length;

    internal override bool IsCategorical(int node) => (_decisions[node] & CategoricalBit) != 0;

    internal override bool IsLeaf(int node) => node >= _splits;

    internal override int Feature(int node) => _features[node];

    internal override int Left(int node) => Child(_left[node]);

    internal override int Right(int node) => Child(_right[node]);

    internal override double Value(int node) => _leaves[node - _splits];

    internal override double Cover(int node) => Amount(IsLeaf(node) ? _leafCounts[node - _splits] : _counts[node]);

    internal override double Gain(int node) => Amount(_gains[node]);

    internal override bool GoesLeft(int node, double feature)
    {
        if (IsCategorical(node))
        {
            // Fractions are cut off, so what is above -1 is at least 0.
            return feature is > -1 and <= int.MaxValue && Array.BinarySearch(_categories[node], (int)feature) >= 0;
        }

        var missing = MissingOf(node);
        var value = double.IsNaN(feature) && missing != Missing.NaN ? 0 : feature;
        return (missing == Missing.Zero && value is >= -Zero and <= Zero) || double.IsNaN(value)
            ? (_decisions[node] & DefaultLeftBit) != 0
            : value <= _thresholds[node];
    }

    internal override ForeignStep[] Steps(int node)
    {
        var feature = _features[node];
        if (IsCategorical(node))
        {
            // Missing, unknown and negative ones go right together.
            return ForeignStep.Single(feature, _categories[node], missingLeft: false);
        }

        var threshold = _thresholds[node];
        if (double.IsNaN(threshold))
        {
            throw Refuse($"has a threshold at node {Text(node)} that is no number", ModelImportRefusal.Number);
        }

        var defaultLeft = (_decisions[node] & DefaultLeftBit) != 0;
        var missing = MissingOf(node);
        if (threshold >= double.MaxValue)
        {
            return AllLeft(feature, missing, defaultLeft);
        }

        var above = double.BitIncrement(threshold);
        return missing switch
        {
            Missing.None => ForeignStep.Single(feature, above, missingLeft: threshold >= 0),
            Missing.Zero => ZeroSteps(feature, threshold, above, defaultLeft),
            _ => ForeignStep.Single(feature, above, defaultLeft),
        };
    }

    /// <summary>Where every number is below the threshold, the split parts missing features from all others: with the sides changed, as no number is below the least.</summary>
    private static ForeignStep[] AllLeft(int feature, Missing missing, bool defaultLeft)
    {
        if (defaultLeft || missing != Missing.Zero)
        {
            return [new ForeignStep(feature, double.MinValue, null, missing == Missing.NaN && !defaultLeft, ForeignStep.ToRight, ForeignStep.ToLeft)];
        }

        return
        [
            new ForeignStep(feature, -Zero, null, MissingLeft: false, ForeignStep.ToCopyOfLeft, 1),
            new ForeignStep(feature, double.BitIncrement(Zero), null, MissingLeft: true, ForeignStep.ToRight, ForeignStep.ToLeft),
        ];
    }

    /// <summary>Zero and missing features go one way, others by the threshold.</summary>
    private static ForeignStep[] ZeroSteps(int feature, double threshold, double above, bool defaultLeft)
    {
        var afterZero = double.BitIncrement(Zero);
        if (threshold is >= -Zero and < Zero)
        {
            // The threshold lies among what counts as zero, so all of that moves to one side of it.
            return ForeignStep.Single(feature, defaultLeft ? afterZero : -Zero, defaultLeft);
        }

        if (threshold > 0 == defaultLeft)
        {
            return ForeignStep.Single(feature, above, defaultLeft);
        }

        // Zero lies on the other side of the threshold, and is cut out of that.
        return defaultLeft
            ?
            [
                new ForeignStep(feature, above, null, MissingLeft: true, ForeignStep.ToLeft, 1),
                new ForeignStep(feature, -Zero, null, MissingLeft: false, ForeignStep.ToCopyOfRight, 2),
                new ForeignStep(feature, afterZero, null, MissingLeft: false, ForeignStep.ToCopyOfLeft, ForeignStep.ToRight),
            ]
            :
            [
                new ForeignStep(feature, above, null, MissingLeft: false, 1, ForeignStep.ToRight),
                new ForeignStep(feature, -Zero, null, MissingLeft: false, ForeignStep.ToCopyOfLeft, 2),
                new ForeignStep(feature, afterZero, null, MissingLeft: false, ForeignStep.ToCopyOfRight, ForeignStep.ToLeft),
            ];
    }

    private static double[] LeavesOf(LightgbmSection tree, int leaves)
    {
        if (tree.Find("is_linear") is null or "0")
        {
            return tree.Doubles("leaf_value", leaves);
        }

        // Leaves of a linear tree without any coefficient are plain.
        return tree.Has("num_features") && Array.TrueForAll(tree.Integers("num_features", leaves), count => count == 0)
            ? tree.Doubles("leaf_const", leaves)
            : throw tree.Refuse("has linear models as leaves, which ours do not; train with linear_tree=false", ModelImportRefusal.Leaf);
    }

    private int Child(int child) => child >= _splits ? int.MaxValue : child >= 0 ? child : ~child < _leaves.Length ? _splits + ~child : int.MaxValue;

    private Missing MissingOf(int node) => (_decisions[node] >> 2 & 3) switch
    {
        1 => Missing.Zero,
        2 => Missing.NaN,
        _ => Missing.None,
    };

    private void ReadCategories(LightgbmSection tree)
    {
        if (!Array.Exists(_decisions, decision => (decision & CategoricalBit) != 0))
        {
            return;
        }

        var sets = tree.Integer("num_cat");
        if (sets < 1 || sets > _splits)
        {
            throw tree.Refuse("has another number of sets of categories than splits by them");
        }

        var bounds = tree.Integers("cat_boundaries", sets + 1);
        if (bounds[0] != 0 || bounds[^1] > tree.Text("cat_threshold").Length || bounds.Zip(bounds.Skip(1)).Any(pair => pair.First > pair.Second))
        {
            throw tree.Refuse("has 'cat_boundaries' that are not ascending");
        }

        var words = tree.Words("cat_threshold", bounds[^1]);
        var isUsed = new bool[sets];
        for (var node = 0; node < _splits; node++)
        {
            if (!IsCategorical(node))
            {
                continue;
            }

            var set = _thresholds[node];
            if (!(set >= 0 && set < sets && Math.Floor(set) == set) || isUsed[(int)set])
            {
                throw tree.Refuse($"has no set of categories of its own for node {Text(node)}");
            }

            isUsed[(int)set] = true;
            var categories = Categories(words.AsSpan(bounds[(int)set]..bounds[(int)set + 1]));
            _categories[node] = categories.Length > 0 ? categories : throw tree.Refuse($"has no category at node {Text(node)}", ModelImportRefusal.Split);
        }
    }

    private static int[] Categories(ReadOnlySpan<uint> words)
    {
        var categories = new List<int>();
        for (var word = 0; word < words.Length; word++)
        {
            for (var bits = words[word]; bits != 0; bits &= bits - 1)
            {
                categories.Add((word * 32) + BitOperations.TrailingZeroCount(bits));
            }
        }

        return [.. categories];
    }
}
