namespace AlphaPulse.Models.Tests.Export;

/// <summary>TreeEnsembleRegressor of ai.onnx.ml opset 3: sums the weights of the leaves that a row reaches; its result is floats.</summary>
internal sealed class OnnxTreeEvaluator
{
    private readonly Dictionary<(long Tree, long Id), int> _positions = [];
    private readonly Dictionary<(long Tree, long Id), List<int>> _leaves = [];
    private readonly long[] _trees;
    private readonly long[] _ids;
    private readonly long[] _features;
    private readonly long[] _trueIds;
    private readonly long[] _falseIds;
    private readonly long[] _missingTrue;
    private readonly long[] _targets;
    private readonly string[] _modes;
    private readonly double[] _thresholds;
    private readonly double[] _weights;
    private readonly int _count;

    internal OnnxTreeEvaluator(ProtobufMessage node)
    {
        long[] Ints(string name) => OnnxEvaluator.Attribute(node, name).Int64s(8);
        double[] Doubles(string name)
        {
            var (type, value) = OnnxEvaluator.Attribute(node, name).Message(5).Tensor();
            Assert.Equal(11, type);
            return value.Values;
        }

        Assert.Equal("ai.onnx.ml", node.Text(7));
        Assert.Equal("NONE", OnnxEvaluator.Attribute(node, "post_transform").Text(4));
        Assert.Equal("SUM", OnnxEvaluator.Attribute(node, "aggregate_function").Text(4));
        _count = (int)OnnxEvaluator.Attribute(node, "n_targets").Int64(3);
        (_trees, _ids, _features) = (Ints("nodes_treeids"), Ints("nodes_nodeids"), Ints("nodes_featureids"));
        (_trueIds, _falseIds, _missingTrue) = (Ints("nodes_truenodeids"), Ints("nodes_falsenodeids"), Ints("nodes_missing_value_tracks_true"));
        _modes = OnnxEvaluator.Attribute(node, "nodes_modes").Texts(9);
        _thresholds = Doubles("nodes_values_as_tensor");
        _weights = Doubles("target_weights_as_tensor");
        _targets = Ints("target_ids");
        Assert.All((int[])[_ids.Length, _features.Length, _trueIds.Length, _falseIds.Length, _missingTrue.Length, _modes.Length, _thresholds.Length], l => Assert.Equal(_trees.Length, l));
        for (var i = 0; i < _trees.Length; i++)
        {
            _positions.Add((_trees[i], _ids[i]), i);
        }

        var (leafTrees, leafIds) = (Ints("target_treeids"), Ints("target_nodeids"));
        for (var i = 0; i < leafTrees.Length; i++)
        {
            var leaf = (leafTrees[i], leafIds[i]);
            (_leaves.TryGetValue(leaf, out var list) ? list : _leaves[leaf] = []).Add(i);
        }
    }

    internal Tensor Run(Tensor features)
    {
        var sums = new float[features.Shape[0] * _count];
        for (var row = 0; row < features.Shape[0]; row++)
        {
            foreach (var tree in _trees.Distinct())
            {
                foreach (var weight in _leaves[(tree, _ids[Leaf(features, row, tree)])])
                {
                    sums[row * _count + (int)_targets[weight]] += (float)_weights[weight];
                }
            }
        }

        return new Tensor([features.Shape[0], _count], [.. sums.Select(s => (double)s)]);
    }

    private int Leaf(Tensor features, int row, long tree)
    {
        var place = _positions[(tree, 0)];
        while (_modes[place] != "LEAF")
        {
            var value = features.At(row, (int)_features[place]);
            var isTrue = _modes[place] switch
            {
                "BRANCH_LT" => value < _thresholds[place],
                "BRANCH_EQ" => value == _thresholds[place],
                var mode => throw new InvalidDataException(mode),
            };
            isTrue |= double.IsNaN(value) && _missingTrue[place] == 1;
            place = _positions[(tree, isTrue ? _trueIds[place] : _falseIds[place])];
        }

        return place;
    }
}
