namespace AlphaPulse.Models;

/// <summary>A tree of XGBoost: features and conditions of single precision, missing features and categories in their own ways.</summary>
internal sealed class XgboostTree : ForeignTree
{
    // Categories from here on are none there.
    private const float AfterCategories = 16777216;

    private readonly int[] _left;
    private readonly int[] _right;
    private readonly int[] _features;
    private readonly float[] _conditions;
    private readonly double[] _isDefaultLeft;
    private readonly float[] _covers;
    private readonly float[] _gains;
    private readonly float _weight;
    private readonly bool _isWeighted;
    private readonly Dictionary<int, int[]> _categories = [];

    internal XgboostTree(ForeignElement tree, float? weight)
        : base(tree.Place)
    {
        _left = tree.Integers("left_children");
        _right = tree.Integers("right_children");
        _features = tree.Integers("split_indices");
        _conditions = tree.Singles("split_conditions");
        _isDefaultLeft = tree.Doubles("default_left");
        _covers = tree.Singles("sum_hessian");
        _gains = tree.Singles("loss_changes");
        _isWeighted = weight is not null;
        _weight = weight ?? 1;
        if (tree.TryMember("tree_param")?.TryMember("size_leaf_vector")?.AsInteger() > 1)
        {
            throw tree.Refuse("has leaves with a value for each of several targets; train with multi_strategy=one_output_per_tree", ModelImportRefusal.Leaf);
        }

        var nodes = _left.Length;
        if (nodes == 0 || _right.Length != nodes || _features.Length != nodes || _conditions.Length != nodes || _isDefaultLeft.Length != nodes
            || _covers.Length != nodes || _gains.Length != nodes)
        {
            throw tree.Refuse("has lists of nodes of different lengths, or none");
        }

        ReadCategories(tree);
    }

    internal override int Nodes => _left.Length;

    internal override bool IsCategorical(int node) => _categories.ContainsKey(node);

    internal override bool IsLeaf(int node) => _left[node] == -1;

    internal override int Feature(int node) => _features[node];

    internal override int Left(int node) => _left[node];

    internal override int Right(int node) => _right[node];

    // DART multiplies what the tree gives, in single precision.
    internal override double Value(int node) => _isWeighted ? _conditions[node] * _weight : _conditions[node];

    internal override double Cover(int node) => Amount(_covers[node]);

    internal override double Gain(int node) => Amount(_gains[node]);

    internal override bool GoesLeft(int node, double feature)
    {
        var value = (float)feature;
        if (float.IsNaN(value))
        {
            return _isDefaultLeft[node] != 0;
        }

        return _categories.TryGetValue(node, out var categories)
            ? value is < 0 or >= AfterCategories || Array.BinarySearch(categories, (int)value) < 0
            : value < _conditions[node];
    }

    internal override ForeignStep[] Steps(int node)
    {
        var (feature, missingLeft) = (_features[node], _isDefaultLeft[node] != 0);
        if (!_categories.TryGetValue(node, out var categories))
        {
            // Below a number is at most the one before it; nothing is below minus infinity.
            return ForeignStep.Single(
                feature,
                (float.IsNegativeInfinity(_conditions[node]) ? null : SingleThreshold.Widen(float.BitDecrement(_conditions[node])))
                    ?? throw Refuse($"has the condition {Text(_conditions[node])} at node {Text(node)}, which no number is below", ModelImportRefusal.Number),
                missingLeft);
        }

        // Listed categories go right, all others left. Our others go with the missing ones, which are taken apart first where they go right.
        return missingLeft
            ? ForeignStep.Single(feature, categories, missingLeft)
            :
            [
                new ForeignStep(feature, double.MinValue, null, MissingLeft: true, ForeignStep.ToCopyOfRight, 1),
                new ForeignStep(feature, 0, categories, MissingLeft: true, ForeignStep.ToLeft, ForeignStep.ToRight),
            ];
    }

    private void ReadCategories(ForeignElement tree)
    {
        if (!tree.Has("split_type"))
        {
            // Files of before version 1.3, which had no categories.
            return;
        }

        var types = tree.Integers("split_type");
        if (types.Length != Nodes)
        {
            throw tree.Refuse("has lists of nodes of different lengths");
        }

        var nodes = tree.Integers("categories_nodes");
        var starts = tree.Integers("categories_segments");
        var sizes = tree.Integers("categories_sizes");
        var all = tree.Integers("categories");
        if (starts.Length != nodes.Length || sizes.Length != nodes.Length || sizes.Sum(size => (long)size) > all.Length)
        {
            throw tree.Refuse("has lists of categories of different lengths");
        }

        for (var i = 0; i < nodes.Length; i++)
        {
            if (nodes[i] < 0 || nodes[i] >= Nodes || types[nodes[i]] != 1 || sizes[i] < 1 || starts[i] < 0 || starts[i] > all.Length - sizes[i])
            {
                throw tree.Refuse($"has categories {Text(i)} that are not of its nodes");
            }

            var categories = all[starts[i]..(starts[i] + sizes[i])];
            Array.Sort(categories);
            categories = [.. categories.Distinct()];
            if (categories[0] < 0 || categories[^1] >= AfterCategories || !_categories.TryAdd(nodes[i], categories))
            {
                throw tree.Refuse($"has categories at node {Text(nodes[i])} that are none, or twice");
            }
        }

        for (var node = 0; node < Nodes; node++)
        {
            if (types[node] == 1 && !IsLeaf(node) && !_categories.ContainsKey(node))
            {
                throw tree.Refuse($"lacks the categories of node {Text(node)}");
            }
        }
    }
}
