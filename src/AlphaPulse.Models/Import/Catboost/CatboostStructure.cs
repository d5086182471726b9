using System.Globalization;

namespace AlphaPulse.Models;

/// <summary>The nodes of a tree of CatBoost, with a value for each output at every leaf.</summary>
internal sealed class CatboostStructure
{
    // The deepest that the library grows symmetric trees is 16.
    private const int MostSymmetricLevels = 20;

    private readonly List<CatboostFeature> _features = [];
    private readonly List<float> _borders = [];
    private readonly List<int> _left = [];
    private readonly List<int> _right = [];
    private readonly List<double> _covers = [];
    private readonly List<double[]?> _values = [];

    private CatboostStructure(string place) => Place = place;

    internal string Place { get; }

    internal int Nodes => _left.Count;

    /// <summary>How many values a leaf has.</summary>
    internal int Dimension { get; private set; } = -1;

    /// <summary>The splits of a symmetric tree, level by level; of another one, none.</summary>
    internal (CatboostFeature Feature, float Border)[]? Levels { get; private init; }

    /// <summary>The values of the leaves of a symmetric tree, in the order of the library.</summary>
    internal double[] Leaves { get; private init; } = [];

    internal CatboostFeature FeatureOf(int node) => _features[node];

    internal float Border(int node) => _borders[node];

    internal int Left(int node) => _left[node];

    internal int Right(int node) => _right[node];

    internal double Cover(int node) => _covers[node];

    internal double[]? Values(int node) => _values[node];

    internal static CatboostStructure Symmetric(ForeignElement tree, IReadOnlyDictionary<int, CatboostFeature> features)
    {
        (CatboostFeature Feature, float Border)[] levels = [.. tree.TryMember("splits")?.Items().Select(split => Split(split, features)) ?? []];
        var leaves = tree.Doubles("leaf_values");
        if (levels.Length > MostSymmetricLevels || leaves.Length == 0 || leaves.Length % (1 << levels.Length) != 0)
        {
            throw tree.Refuse(string.Create(CultureInfo.InvariantCulture, $"has {levels.Length} splits and {leaves.Length} values of leaves"));
        }

        var count = 1 << levels.Length;
        var weights = tree.TryMember("leaf_weights")?.AsDoubles() ?? [];
        if (weights.Length != 0 && weights.Length != count)
        {
            throw tree.Refuse(string.Create(CultureInfo.InvariantCulture, $"has {weights.Length} weights of {count} leaves"));
        }

        var structure = new CatboostStructure(tree.Place) { Levels = levels, Leaves = leaves };
        structure.Dimension = leaves.Length / count;
        structure.AddLevel(0, 0, levels, leaves, weights);
        return structure;
    }

    internal static CatboostStructure Free(ForeignElement tree, IReadOnlyDictionary<int, CatboostFeature> features)
    {
        var structure = new CatboostStructure(tree.Place);
        structure.AddFree(tree, features);
        return structure;
    }

    private static (CatboostFeature Feature, float Border) Split(ForeignElement split, IReadOnlyDictionary<int, CatboostFeature> features)
    {
        var type = split.Text("split_type");
        if (type != "FloatFeature")
        {
            throw split.Refuse(
                $"is a split of the type '{type}', which asks for target statistics, hashed categories or texts; train on numbers alone", ModelImportRefusal.Split);
        }

        var border = (float)split.Member("border").AsDouble();
        return features.TryGetValue(split.Integer("float_feature_index"), out var feature) ? (feature, border) : throw split.Refuse("asks for a feature that is none");
    }

    private int AddNode(CatboostFeature feature, float border, double cover, double[]? values)
    {
        _features.Add(feature);
        _borders.Add(border);
        _left.Add(-1);
        _right.Add(-1);
        _covers.Add(cover);
        _values.Add(values);
        return _left.Count - 1;
    }

    /// <summary>Adds what lies below a node of a symmetric tree. Bit i of the number of a leaf says whether the split of level i was passed.</summary>
    private int AddLevel(int level, int leaf, (CatboostFeature Feature, float Border)[] levels, double[] leaves, double[] weights)
    {
        if (level == levels.Length)
        {
            return AddNode(default, 0, weights.Length == 0 ? 0 : weights[leaf], leaves[(leaf * Dimension)..((leaf + 1) * Dimension)]);
        }

        var node = AddNode(levels[level].Feature, levels[level].Border, 0, null);
        _left[node] = AddLevel(level + 1, leaf, levels, leaves, weights);
        _right[node] = AddLevel(level + 1, leaf | (1 << level), levels, leaves, weights);
        _covers[node] = _covers[_left[node]] + _covers[_right[node]];
        return node;
    }

    private int AddFree(ForeignElement element, IReadOnlyDictionary<int, CatboostFeature> features)
    {
        if (element.TryMember("split") is { } split)
        {
            var (feature, border) = Split(split, features);
            var node = AddNode(feature, border, 0, null);
            _left[node] = AddFree(element.Member("left"), features);
            _right[node] = AddFree(element.Member("right"), features);
            _covers[node] = _covers[_left[node]] + _covers[_right[node]];
            return node;
        }

        var value = element.Member("value");
        double[] values = value.Value.Number is { } number ? [number] : value.AsDoubles();
        if (values.Length == 0 || (Dimension >= 0 && values.Length != Dimension))
        {
            throw element.Refuse("has another number of values than the leaves before");
        }

        Dimension = values.Length;
        return AddNode(default, 0, element.TryMember("weight")?.AsDouble() ?? 0, values);
    }
}
