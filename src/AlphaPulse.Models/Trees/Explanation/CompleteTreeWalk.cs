using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AlphaPulse.Models;

/// <summary>Computes the contributions of rows that miss no feature, eight trees of depth up to six side by side.</summary>
/// <remarks>
/// <para>The formulas are those of <see cref="QuadratureWalk"/>. A way has at most six features, for which three points are exact, and the same
/// place of eight trees makes a register for each point: so nothing is idle and no link is followed. Trees that are not complete are filled up with
/// splits whose sides are equal, which contribute nothing.</para>
/// <para>A row went the ways of all splits above by the same feature exactly where its feature lies between two bounds, which are known beforehand.</para>
/// <para>The table takes at most 3.4 KB a tree.</para>
/// </remarks>
internal sealed unsafe class CompleteTreeWalk
{
    /// <summary>The greatest depth for which three points are exact.</summary>
    internal const int MostDepth = 6;

    private const int Lanes = 8;

    private const int Points = 3;

    // Of a split: thresholds, shares of the left side, then shares, least and greatest values of the splits above by the same feature.
    private const int SplitDoubles = 5 * Lanes;

    private readonly int _depth;
    private readonly int _splits;
    private readonly int _groups;
    private readonly double[] _table;
    private readonly int _tableStart;
    private readonly uint[] _features;
    private readonly bool[] _repeats;
    private readonly double[] _points;
    private readonly double[] _weights;

    private CompleteTreeWalk(IReadOnlyList<DecisionTree> trees, int depth)
    {
        _depth = depth;
        _splits = (1 << depth) - 1;
        _groups = (trees.Count + Lanes - 1) / Lanes;
        (_points, _weights) = GaussLegendre.On01(Points);
        _features = new uint[_groups * _splits * Lanes];
        _repeats = new bool[_groups * _splits];

        // Pinned, so that the collector does not move it off the border of vectors from which on it is filled.
        _table = GC.AllocateUninitializedArray<double>(_groups * GroupDoubles + Lanes, pinned: true);
        fixed (double* start = _table)
        {
            _tableStart = (int)(ColumnBlock.Align(start) - start);
        }

        var nothing = new DecisionTree(TreeNode.Leaf(0));
        for (var tree = 0; tree < _groups * Lanes; tree++)
        {
            Fill((tree < trees.Count ? trees[tree] : nothing).Span, 0, tree, 0, []);
        }
    }

    private int GroupDoubles => (_splits * SplitDoubles) + (Lanes << _depth);

    /// <summary>A walk for trees, or null where they are too deep or ask for categories, there is nothing to walk, or registers are too short to gain from it.</summary>
    internal static CompleteTreeWalk? TryCreate(IReadOnlyList<DecisionTree> trees)
    {
        var depth = 0;
        foreach (var tree in trees)
        {
            depth = Math.Max(depth, tree.Depth);
            if (tree.HasCategories)
            {
                return null;
            }
        }

        return depth is 0 or > MostDepth || !Vector256.IsHardwareAccelerated ? null : new CompleteTreeWalk(trees, depth);
    }

    /// <summary>Adds the contributions of all trees.</summary>
    internal void Add(ReadOnlySpan<double> features, Span<double> contributions)
    {
        // Of each split the products above, or later what lies below, then factors and weights of the differences, and what it contributes.
        var room = ArrayPool<double>.Shared.Rent((_splits * ((3 * Points) + 1) * Lanes) + Lanes);
        fixed (double* start = room)
        fixed (double* table = _table)
        fixed (uint* asked = _features)
        fixed (double* row = features)
        fixed (double* sums = contributions)
        {
            var kept = (Vector512<double>*)ColumnBlock.Align(start);
            var added = kept + (_splits * 3 * Points);
            for (var group = 0; group < _groups; group++)
            {
                var ofGroup = asked + (group * _splits * Lanes);
                Walk(table + _tableStart + (group * GroupDoubles), ofGroup, _repeats.AsSpan(group * _splits, _splits), row, kept, added);
                var amounts = (double*)added;
                for (var i = 0; i < _splits * Lanes; i++)
                {
                    sums[ofGroup[i]] += amounts[i];
                }
            }
        }

        ArrayPool<double>.Shared.Return(room);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Walk(double* splits, uint* features, ReadOnlySpan<bool> repeats, double* row, Vector512<double>* kept, Vector512<double>* added)
    {
        unchecked
        {
            var (t0, t1, t2) = (Vector512.Create(_points[0]), Vector512.Create(_points[1]), Vector512.Create(_points[2]));
            var factors = kept + (_splits * Points);
            var weights = factors + (_splits * Points);
            var leaves = (Vector512<double>*)(splits + (_splits * SplitDoubles));
            var upper = _splits / 2;
            for (var point = 0; point < Points; point++)
            {
                kept[point] = Vector512.Create(_weights[point]);
            }

            for (var split = 0; split < upper; split++)
            {
                Ask(splits + (split * SplitDoubles), features + (split * Lanes), repeats[split], row, t0, t1, t2, out var f0, out var f1, out var f2, out var g0, out var g1, out var g2);
                var at = split * Points;
                var (p0, p1, p2) = (kept[at], kept[at + 1], kept[at + 2]);
                (factors[at], factors[at + 1], factors[at + 2]) = (f0, f1, f2);
                (weights[at], weights[at + 1], weights[at + 2]) = (p0 * g0, p1 * g1, p2 * g2);
                var children = kept + ((2 * split + 1) * Points);
                (f0, f1, f2) = (p0 * f0, p1 * f1, p2 * f2);
                (children[0], children[1], children[2]) = (f0, f1, f2);
                (children[3], children[4], children[5]) = (p0 - f0, p1 - f1, p2 - f2);
            }

            // The last level needs nothing from below, so it goes up at once.
            for (var split = upper; split < _splits; split++, leaves += 2)
            {
                Ask(splits + (split * SplitDoubles), features + (split * Lanes), repeats[split], row, t0, t1, t2, out var f0, out var f1, out var f2, out var g0, out var g1, out var g2);
                var at = split * Points;
                var right = leaves[1];
                var difference = leaves[0] - right;
                added[split] = ((kept[at] * g0) + (kept[at + 1] * g1) + (kept[at + 2] * g2)) * difference;
                (kept[at], kept[at + 1], kept[at + 2]) = (right + (f0 * difference), right + (f1 * difference), right + (f2 * difference));
            }

            for (var split = upper - 1; split >= 0; split--)
            {
                var at = split * Points;
                var children = kept + ((2 * split + 1) * Points);
                var (r0, r1, r2) = (children[3], children[4], children[5]);
                var (d0, d1, d2) = (children[0] - r0, children[1] - r1, children[2] - r2);
                added[split] = (weights[at] * d0) + (weights[at + 1] * d1) + (weights[at + 2] * d2);
                (kept[at], kept[at + 1], kept[at + 2]) = (r0 + (factors[at] * d0), r1 + (factors[at + 1] * d1), r2 + (factors[at + 2] * d2));
            }
        }
    }

    /// <summary>The factors of the left side of a split at each point, and what the difference of its sides is weighted with.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Ask(
        double* split,
        uint* feature,
        bool repeats,
        double* row,
        Vector512<double> t0,
        Vector512<double> t1,
        Vector512<double> t2,
        out Vector512<double> f0,
        out Vector512<double> f1,
        out Vector512<double> f2,
        out Vector512<double> g0,
        out Vector512<double> g1,
        out Vector512<double> g2)
    {
        // Loads one by one take less time than a gather.
        var value = Vector512.Create(
            row[feature[0]], row[feature[1]], row[feature[2]], row[feature[3]], row[feature[4]], row[feature[5]], row[feature[6]], row[feature[7]]);
        var isLeft = Vector512.LessThan(value, Vector512.Load(split));
        var share = Vector512.Load(split + Lanes);
        if (!repeats)
        {
            g0 = g1 = g2 = OneWhere(isLeft) - share;
            (f0, f1, f2) = (share + (t0 * g0), share + (t1 * g0), share + (t2 * g0));
            return;
        }

        var above = Vector512.Load(split + 2 * Lanes);
        var isOpen = Vector512.GreaterThanOrEqual(value, Vector512.Load(split + 3 * Lanes)) & Vector512.LessThanOrEqual(value, Vector512.Load(split + 4 * Lanes));
        var ofAbove = OneWhere(isOpen) - above;
        var ofAll = OneWhere(isLeft & isOpen) - share;
        var (a0, a1, a2) = (above + (t0 * ofAbove), above + (t1 * ofAbove), above + (t2 * ofAbove));

        // One division for all three; five shares of at least 1e-12 to the third power are no less than 1e-180.
        var a12 = a1 * a2;
        var one = Vector512<double>.One / (a0 * a12);
        var (o0, o1, o2) = (one * a12, one * a0 * a2, one * a0 * a1);
        (f0, f1, f2) = ((share + (t0 * ofAll)) * o0, (share + (t1 * ofAll)) * o1, (share + (t2 * ofAll)) * o2);
        (g0, g1, g2) = ((ofAll - (ofAbove * f0)) * o0, (ofAll - (ofAbove * f1)) * o1, (ofAll - (ofAbove * f2)) * o2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> OneWhere(Vector512<double> mask) => mask & Vector512<double>.One;

    /// <summary>Fills in a place of a tree and all below it.</summary>
    /// <param name="nodes">The nodes of the tree.</param>
    /// <param name="number">The node.</param>
    /// <param name="tree">The number of the tree.</param>
    /// <param name="place">The place, level by level.</param>
    /// <param name="path">What is known of the features that are split above.</param>
    private void Fill(ReadOnlySpan<TreeNode> nodes, int number, int tree, int place, Dictionary<int, Known> path)
    {
        var node = nodes[number];
        var (group, lane) = (tree / Lanes, tree % Lanes);
        var table = _table.AsSpan(_tableStart + (group * GroupDoubles), GroupDoubles);
        if (place >= _splits)
        {
            table[(_splits * SplitDoubles) + ((place - _splits) * Lanes) + lane] = node.Value;
            return;
        }

        var split = table.Slice(place * SplitDoubles, SplitDoubles);
        var before = Known.Nothing;
        var share = 0.5;
        var (left, right) = (2 * place + 1, 2 * place + 2);
        if (node.IsLeaf)
        {
            split[lane] = double.PositiveInfinity;
            Fill(nodes, number, tree, left, path);
            Fill(nodes, number, tree, right, path);
        }
        else
        {
            share = ExplainedTree.Share(nodes, node);
            var isKnown = path.TryGetValue(node.Feature, out var known);
            before = isKnown ? known : before;
            split[lane] = node.Threshold;
            _features[(((group * _splits) + place) * Lanes) + lane] = (uint)node.Feature;
            _repeats[(group * _splits) + place] |= isKnown;
            path[node.Feature] = new Known(before.Share * share, before.Least, Math.Min(before.Greatest, Math.BitDecrement(node.Threshold)));
            Fill(nodes, node.Left, tree, left, path);
            path[node.Feature] = new Known(before.Share * (1 - share), Math.Max(before.Least, node.Threshold), before.Greatest);
            Fill(nodes, node.Right, tree, right, path);
            if (isKnown)
            {
                path[node.Feature] = known;
            }
            else
            {
                path.Remove(node.Feature);
            }
        }

        split[Lanes + lane] = before.Share * share;
        split[(2 * Lanes) + lane] = before.Share;
        split[(3 * Lanes) + lane] = before.Least;
        split[(4 * Lanes) + lane] = before.Greatest;
    }

    /// <summary>What the splits above by a feature say together: the share of the rows they let through, and the bounds of their feature.</summary>
    private readonly record struct Known(double Share, double Least, double Greatest)
    {
        internal static Known Nothing => new(1, double.NegativeInfinity, double.PositiveInfinity);
    }
}
