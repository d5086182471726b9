using System.Globalization;

namespace AlphaPulse.Models.Tests.Trees;

/// <summary>The kernels on random trees: repeated features, gaps, ties, both zeros, the greatest numbers and infinities.</summary>
public sealed class TreeKernelTests
{
    private static readonly double[] Special =
        [0.0, -0.0, 1, -1, double.Epsilon, -double.Epsilon, double.MaxValue, -double.MaxValue, 0.5, -2.25, 1e-300, 7];

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(12)]
    public void Every_kernel_sums_the_bits_of_walking_node_by_node(int depth)
    {
        foreach (var columns in new[] { 1, 6, 13, 600 })
        {
            foreach (var trees in new[] { 1, 8, 19 })
            {
                var random = new DeterministicRandom(columns * 100 + trees);
                var ragged = Trees(random, trees, depth, columns);
                AssertSums(new NodeWalk(FlatTrees.Of(ragged)), new LockstepWalk(ragged), random, columns);
                AssertSums(new NodeWalk(FlatTrees.Of(ragged)), new CompiledWalk(FlatTrees.Of(ragged)), random, columns);
                var symmetric = SymmetricTrees(random, trees, Math.Min(depth, SymmetricWalk.MostDepth), columns);
                var walk = Assert.IsType<SymmetricWalk>(SymmetricWalk.TryCreate(symmetric));
                AssertSums(new NodeWalk(FlatTrees.Of(symmetric)), walk, random, columns);
                AssertSums(new NodeWalk(FlatTrees.Of(symmetric)), new LockstepWalk(symmetric), random, columns);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(6)]
    public void Contributions_of_whole_rows_are_those_of_the_walk_of_any_row(int depth)
    {
        foreach (var columns in new[] { 1, 3, 13 })
        {
            var random = new DeterministicRandom(columns);
            var trees = Trees(random, 19, depth, columns);
            ExplainedTree[] explained = [.. trees.Select(t => new ExplainedTree(t))];
            var any = new QuadratureWalk(explained, columns);
            if (CompleteTreeWalk.TryCreate(trees) is not { } whole)
            {
                Assert.False(System.Runtime.Intrinsics.Vector256.IsHardwareAccelerated);
                return;
            }

            for (var i = 0; i < 50; i++)
            {
                var row = Row(random, columns);
                var (expected, actual) = (new double[columns], new double[columns]);
                any.Add(explained, row, expected);
                whole.Add(row, actual);
                for (var column = 0; column < columns; column++)
                {
                    Assert.Equal(expected[column], actual[column], 1e-12);
                }
            }
        }
    }

    [Fact]
    public void Trees_that_are_deep_or_ask_for_categories_or_for_nothing_have_no_walk_of_whole_rows()
    {
        var random = new DeterministicRandom(1);
        Assert.Null(CompleteTreeWalk.TryCreate([]));
        Assert.Null(CompleteTreeWalk.TryCreate([new DecisionTree(TreeNode.Leaf(1))]));
        Assert.Null(CompleteTreeWalk.TryCreate(Trees(random, 3, CompleteTreeWalk.MostDepth + 1, 5)));
        Assert.Null(CompleteTreeWalk.TryCreate(
            [new DecisionTree(TreeNode.CategorySplit(0, [1], 1, 2, missingLeft: true, 1, 2), TreeNode.Leaf(1, 1), TreeNode.Leaf(2, 1))]));
    }

    [Fact]
    public void Keys_are_ordered_like_numbers()
    {
        double[] numbers = [.. Special, double.PositiveInfinity, double.NegativeInfinity];
        foreach (var a in numbers)
        {
            Assert.True(OrderedKeys.Of(a) < OrderedKeys.AboveAll);
            foreach (var b in numbers)
            {
                Assert.Equal(a >= b, OrderedKeys.Of(a) >= OrderedKeys.Of(b));
            }
        }
    }

    [Fact]
    public void Batches_and_explanations_allocate_nothing()
    {
        const int columns = 13;
        const int rows = 100;
        var random = new DeterministicRandom(3);
        DecisionTree[][] kinds = [Trees(random, 19, 6, columns), Trees(random, 19, 12, columns), SymmetricTrees(random, 19, 6, columns)];
        double[] many = [.. Enumerable.Range(0, rows).SelectMany(_ => Row(random, columns))];
        var (scores, contributions) = (new double[rows], new double[columns]);
        foreach (var trees in kinds)
        {
            var model = new TreeEnsembleModel(ModelTask.Regression, Samples.Schema(columns), 0, trees);
            var explainer = new TreeExplainer(model);

            // The least of some, as a collection may take buffers from the pool.
            var least = long.MaxValue;
            for (var i = 0; i < 5; i++)
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                model.Score(many, scores);
                explainer.Explain(many.AsSpan(0, columns), contributions);
                least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
            }

            Assert.Equal(0, least);
        }
    }

    private static void AssertSums(NodeWalk expected, ITreeWalk actual, DeterministicRandom random, int columns)
    {
        foreach (var count in new[] { 1, 15, 16, 47, 64, 85 })
        {
            double[] rows = [.. Enumerable.Range(0, count).SelectMany(_ => Row(random, columns))];
            var sums = new double[count];
            sums.AsSpan().Fill(0.125);
            actual.Sum(rows, columns, sums);
            for (var i = 0; i < count; i++)
            {
                var row = rows.AsSpan(i * columns, columns);
                var bits = BitConverter.DoubleToInt64Bits(expected.Sum(0.125, row));
                Assert.True(bits == BitConverter.DoubleToInt64Bits(sums[i]), string.Create(CultureInfo.InvariantCulture, $"row {i} of {count}"));
                if (count == 15)
                {
                    Assert.Equal(bits, BitConverter.DoubleToInt64Bits(actual.Sum(0.125, row)));
                }
            }
        }
    }

    private static double[] Row(DeterministicRandom random, int columns) =>
        [.. Enumerable.Range(0, columns).Select(_ => random.NextInt32(20) switch
        {
            0 => double.PositiveInfinity,
            1 => double.NegativeInfinity,
            < 10 => Special[random.NextInt32(Special.Length)],
            _ => random.NextNormal(),
        })];

    private static double Threshold(DeterministicRandom random) =>
        random.NextInt32(2) == 0 ? Special[random.NextInt32(Special.Length)] : random.NextNormal();

    /// <summary>Trees of which the first has the depth and the others may be less deep; some are a leaf.</summary>
    private static DecisionTree[] Trees(DeterministicRandom random, int count, int depth, int columns)
    {
        var trees = new DecisionTree[count];
        for (var tree = 0; tree < count; tree++)
        {
            var nodes = new List<TreeNode>();
            Grow(nodes, random, depth, columns, chance: tree == 0 ? 0 : 5, isSpine: tree == 0, 1000);
            trees[tree] = new DecisionTree([.. nodes]);
        }

        return trees;
    }

    private static void Grow(List<TreeNode> nodes, DeterministicRandom random, int depth, int columns, int chance, bool isSpine, double cover)
    {
        // Deep trees are one way with leaves beside it, so that they stay small.
        if (depth == 0 || (!isSpine && (depth > 6 || (chance > 0 && random.NextInt32(chance) == 0))))
        {
            nodes.Add(TreeNode.Leaf(random.NextNormal(), cover));
            return;
        }

        var place = nodes.Count;
        nodes.Add(TreeNode.Leaf(0));
        var (feature, threshold, share) = (random.NextInt32(columns), Threshold(random), 0.05 + 0.9 * random.NextDouble());
        var left = nodes.Count;
        Grow(nodes, random, depth - 1, columns, 5, isSpine: false, cover * share);
        var right = nodes.Count;
        Grow(nodes, random, depth - 1, columns, 5, isSpine, cover * (1 - share));
        nodes[place] = TreeNode.Split(feature, threshold, left, right, random.NextInt32(2) == 0, 1, cover);
    }

    private static DecisionTree[] SymmetricTrees(DeterministicRandom random, int count, int depth, int columns)
    {
        var trees = new DecisionTree[count];
        for (var tree = 0; tree < count; tree++)
        {
            var levels = tree == 0 ? depth : random.NextInt32(depth + 1);
            (int Feature, double Threshold)[] asked = [.. Enumerable.Range(0, levels).Select(_ => (random.NextInt32(columns), Threshold(random)))];
            var nodes = new TreeNode[(2 << levels) - 1];
            for (var i = 0; i < nodes.Length; i++)
            {
                var level = System.Numerics.BitOperations.Log2((uint)i + 1);
                nodes[i] = level == levels
                    ? TreeNode.Leaf(random.NextNormal(), 1)
                    : TreeNode.Split(asked[level].Feature, asked[level].Threshold, 2 * i + 1, 2 * i + 2, missingLeft: true, 1, 1 << (levels - level));
            }

            trees[tree] = new DecisionTree(nodes);
        }

        return trees;
    }
}
