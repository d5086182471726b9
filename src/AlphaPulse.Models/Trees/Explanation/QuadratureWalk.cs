using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AlphaPulse.Models;

/// <summary>Computes contributions by walking up and down each tree, four points of the quadrature at a time.</summary>
/// <remarks>
/// <para>A way from a split has the factor <c>f = (1 - t) z + t o</c>; those of both ways add up to 1. Below a split, <c>R</c> is the sum of the leaves,
/// each times the factors of the ways to it: <c>R = R_r + f_l (R_l - R_r)</c>. <c>P</c> is the product of the factors above. Then a split by a feature
/// that is not split above adds <c>P (o_l - z_l) (R_l - R_r)</c> to its contribution.</para>
/// <para>Where the feature is split above, with <c>z_a</c>, <c>o_a</c> and <c>f_a</c> of all those splits together, <c>z_l = z_a z</c> and
/// <c>o_l = o_a o</c> count from the root, the factor of the way is <c>f_l = ((1 - t) z_l + t o_l) / f_a</c>, and as the splits above have added
/// to the contribution for the same leaves already, the split adds <c>P ((o_l - z_l) - (o_a - z_a) f_l) (R_l - R_r) / f_a</c>.</para>
/// </remarks>
internal sealed unsafe class QuadratureWalk
{
    private const int Lanes = 4;

    // Sums, differences, factors and products.
    private const int Kept = 4;

    private readonly int _features;
    private readonly int _mostSplits;

    internal QuadratureWalk(ExplainedTree[] trees, int features)
    {
        _features = features;
        _mostSplits = trees.Length == 0 ? 0 : trees.Max(t => t.Upper.Length + t.Lower.Length);
        var most = trees.Length == 0 ? 0 : trees.Max(t => t.Features);
        (Points, Weights) = GaussLegendre.On01(Math.Max(1, (most + 2 * Lanes - 1) / (2 * Lanes)) * Lanes);
    }

    internal double[] Points { get; }

    internal double[] Weights { get; }

    /// <summary>Adds the contributions of all trees.</summary>
    internal void Add(ExplainedTree[] trees, ReadOnlySpan<double> features, Span<double> contributions)
    {
        var room = ArrayPool<Vector256<double>>.Shared.Rent(_features + Kept * _mostSplits + 1);
        fixed (Vector256<double>* start = room)
        fixed (double* row = features)
        {
            // From a border of vectors on, so that none lies in two lines of the cache.
            var sums = (Vector256<double>*)(((nint)start + sizeof(Vector256<double>) - 1) & -sizeof(Vector256<double>));
            new Span<Vector256<double>>(sums, _features).Clear();
            var kept = sums + _features;
            for (var point = 0; point < Points.Length; point += Lanes)
            {
                var t = Vector256.Create<double>(Points.AsSpan(point, Lanes));
                var weights = Vector256.Create<double>(Weights.AsSpan(point, Lanes));
                foreach (var tree in trees)
                {
                    Add(tree, t, weights, row, kept, sums);
                }
            }

            for (var i = 0; i < contributions.Length; i++)
            {
                contributions[i] += Vector256.Sum(sums[i]);
            }
        }

        ArrayPool<Vector256<double>>.Shared.Return(room);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Add(ExplainedTree tree, Vector256<double> t, Vector256<double> weights, double* row, Vector256<double>* kept, Vector256<double>* sums)
    {
        if (tree.Lower.Length == 0 && tree.Upper.Length == 0)
        {
            return;
        }

        unchecked
        {
            var below = kept;
            var differences = below + _mostSplits;
            var factors = differences + _mostSplits;
            var products = factors + _mostSplits;
            fixed (ExplainedTree.Split* upper = tree.Upper)
            fixed (ExplainedTree.LastSplit* lower = tree.Lower)
            fixed (double* leaves = tree.Leaves)
            {
                var upperCount = tree.Upper.Length;
                for (var i = 0; i < tree.Lower.Length; i++)
                {
                    var slot = upperCount + i;
                    var right = Vector256.Create(lower[i].Right);
                    Up(tree, lower[i].Question, row, t, Vector256.Create(lower[i].Left - lower[i].Right), right, slot, below, differences);
                }

                for (var i = upperCount - 1; i >= 0; i--)
                {
                    var left = upper[i].Left < 0 ? Vector256.Create(leaves[~upper[i].Left]) : below[upper[i].Left];
                    var right = upper[i].Right < 0 ? Vector256.Create(leaves[~upper[i].Right]) : below[upper[i].Right];
                    factors[i] = Up(tree, upper[i].Question, row, t, left - right, right, i, below, differences);
                }

                products[0] = weights;
                for (var i = 0; i < upperCount; i++)
                {
                    var product = products[i];
                    var onLeft = product * factors[i];
                    var sum = sums + upper[i].Question.Feature;
                    *sum = Vector256.MultiplyAddEstimate(product, differences[i], *sum);
                    if (upper[i].Left >= 0)
                    {
                        products[upper[i].Left] = onLeft;
                    }

                    if (upper[i].Right >= 0)
                    {
                        products[upper[i].Right] = product - onLeft;
                    }
                }

                for (var i = 0; i < tree.Lower.Length; i++)
                {
                    var sum = sums + lower[i].Question.Feature;
                    *sum = Vector256.MultiplyAddEstimate(products[upperCount + i], differences[upperCount + i], *sum);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Up(
        ExplainedTree tree,
        in ExplainedTree.Question question,
        double* row,
        Vector256<double> t,
        Vector256<double> difference,
        Vector256<double> right,
        int slot,
        Vector256<double>* below,
        Vector256<double>* differences)
    {
        // By conversion, as a branch that cannot be foretold takes longer than the rest of the split.
        double hot = Unsafe.BitCast<bool, byte>(GoesLeft(tree, question, row));
        var share = question.LeftShare;
        Vector256<double> factor;
        if (question.Repeat < 0)
        {
            factor = Factor(share, hot, t);
            differences[slot] = Vector256.Create(hot - share) * difference;
        }
        else
        {
            double open = Unsafe.BitCast<bool, byte>(IsOpen(tree, question.Repeat, row));
            var above = tree.Repeats[question.Repeat].Share;
            var oneOverAll = Vector256<double>.One / Factor(above, open, t);
            factor = Factor(above * share, open * hot, t) * oneOverAll;
            var part = Vector256.Create((open * hot) - (above * share)) - Vector256.Create(open - above) * factor;
            differences[slot] = part * difference * oneOverAll;
        }

        below[slot] = Vector256.MultiplyAddEstimate(factor, difference, right);
        return factor;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Factor(double share, double hot, Vector256<double> t) =>
        Vector256.MultiplyAddEstimate(t, Vector256.Create(hot - share), Vector256.Create(share));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool GoesLeft(ExplainedTree tree, in ExplainedTree.Question question, double* row)
    {
        var feature = row[question.Feature];
        return question.Categorical < 0
            ? (feature < question.Threshold) | (double.IsNaN(feature) & question.MissingLeft)
            : tree.Categorical[question.Categorical].GoesLeft(feature);
    }

    /// <summary>Whether all splits above by the same feature sent the row this way.</summary>
    private static bool IsOpen(ExplainedTree tree, int position, double* row)
    {
        for (; ; position++)
        {
            ref readonly var repeat = ref tree.Repeats[position];
            var isOpen = GoesLeft(tree, tree.Upper[repeat.Position].Question, row) == repeat.IsLeft;
            if (!isOpen || !repeat.HasNext)
            {
                return isOpen;
            }
        }
    }
}
