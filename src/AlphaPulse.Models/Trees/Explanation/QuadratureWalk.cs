using System.Buffers;
using System.Runtime.Intrinsics;

namespace AlphaPulse.Models;

/// <summary>Computes contributions by walking down and up each tree, four points of the quadrature at a time.</summary>
/// <remarks>
/// Below a split, <c>R</c> is the sum of the leaves, each times the factors of the ways to it: <c>z + t (o - z)</c>, where a feature
/// that is split again has the factor of all its splits together, so the later split divides by the former. <c>P</c> is the product above.
/// A split by feature i adds <c>P * ((o_l - z_l) R_l + (o_r - z_r) R_r)</c> to its contribution, and where i was split before, takes
/// away what that split added for the same leaves.
/// </remarks>
internal sealed class QuadratureWalk
{
    private const int Lanes = 4;

    private readonly int _features;
    private readonly int _mostSplits;

    internal QuadratureWalk(ExplainedTree[] trees, int features)
    {
        _features = features;
        _mostSplits = trees.Length == 0 ? 0 : trees.Max(t => t.Splits.Length);
        var most = trees.Length == 0 ? 0 : trees.Max(t => t.Features);
        (Points, Weights) = GaussLegendre.On01(Math.Max(1, (most + 2 * Lanes - 1) / (2 * Lanes)) * Lanes);
    }

    internal double[] Points { get; }

    internal double[] Weights { get; }

    /// <summary>Adds the contributions of all trees.</summary>
    internal void Add(ExplainedTree[] trees, ReadOnlySpan<double> features, Span<double> contributions)
    {
        var pool = ArrayPool<Vector256<double>>.Shared;
        var room = pool.Rent(_features + 5 * _mostSplits);
        var sums = room.AsSpan(0, _features);
        var scratch = new Scratch(room.AsSpan(_features, 5 * _mostSplits), _mostSplits);
        var hot = ArrayPool<byte>.Shared.Rent(_mostSplits);
        sums.Clear();
        for (var point = 0; point < Points.Length; point += Lanes)
        {
            var rest = Vector256<double>.One - Vector256.Create<double>(Points.AsSpan(point, Lanes));
            var weights = Vector256.Create<double>(Weights.AsSpan(point, Lanes));
            foreach (var tree in trees)
            {
                if (tree.Splits.Length > 0)
                {
                    Decide(tree.Splits, features, hot);
                    Up(tree, rest, hot, scratch);
                    Down(tree.Splits, weights, scratch, sums);
                }
            }
        }

        for (var i = 0; i < sums.Length; i++)
        {
            contributions[i] += Vector256.Sum(sums[i]);
        }

        pool.Return(room);
        ArrayPool<byte>.Shared.Return(hot);
    }

    /// <summary>Which way the row goes at each split (1 is left), and in the second bit whether it came there as far as the feature decides.</summary>
    private static void Decide(ExplainedTree.Split[] splits, ReadOnlySpan<double> features, byte[] hot)
    {
        for (var i = 0; i < splits.Length; i++)
        {
            ref readonly var split = ref splits[i];
            var isOpen = split.Ancestor < 0 || hot[split.Ancestor] == (split.IsLeftOfAncestor ? 3 : 2);
            hot[i] = (byte)((split.Node.GoesLeft(features[split.Node.Feature]) ? 1 : 0) + (isOpen ? 2 : 0));
        }
    }

    private static void Up(ExplainedTree tree, Vector256<double> rest, byte[] hot, Scratch scratch)
    {
        var splits = tree.Splits;
        for (var i = splits.Length - 1; i >= 0; i--)
        {
            ref readonly var split = ref splits[i];
            var left = split.Left < 0 ? Vector256.Create(tree.Leaves[~split.Left]) : scratch.Sums[split.Left];
            var right = split.Right < 0 ? Vector256.Create(tree.Leaves[~split.Right]) : scratch.Sums[split.Right];
            var goesLeft = (hot[i] & 1) != 0;
            if (split.Ancestor < 0)
            {
                // The way that is not taken has the factor (1 - t) z, the other what is left of 1.
                var coldShare = Vector256.Create(goesLeft ? 1 - split.LeftShare : split.LeftShare);
                var cold = rest * coldShare;
                var hotFactor = Vector256<double>.One - cold;
                scratch.LeftFactors[i] = goesLeft ? hotFactor : cold;
                scratch.RightFactors[i] = goesLeft ? cold : hotFactor;
                var difference = goesLeft ? left - right : right - left;
                scratch.Differences[i] = coldShare * difference;
                scratch.Sums[i] = (goesLeft ? left : right) - cold * difference;
                continue;
            }

            var isOpen = (hot[i] & 2) != 0;
            var leftShare = split.AncestorShare * split.LeftShare;
            var rightShare = split.AncestorShare * (1 - split.LeftShare);
            var before = Vector256<double>.One / Factor(isOpen, split.AncestorShare, rest);
            scratch.LeftFactors[i] = Factor(isOpen && goesLeft, leftShare, rest) * before;
            scratch.RightFactors[i] = Factor(isOpen && !goesLeft, rightShare, rest) * before;
            var sum = scratch.LeftFactors[i] * left + scratch.RightFactors[i] * right;
            scratch.Sums[i] = sum;
            scratch.Differences[i] = before * (
                Vector256.Create((isOpen && goesLeft ? 1 : 0) - leftShare) * left
                + Vector256.Create((isOpen && !goesLeft ? 1 : 0) - rightShare) * right
                - Vector256.Create((isOpen ? 1 : 0) - split.AncestorShare) * sum);
        }
    }

    private static void Down(ExplainedTree.Split[] splits, Vector256<double> weights, Scratch scratch, Span<Vector256<double>> sums)
    {
        scratch.Products[0] = weights;
        for (var i = 0; i < splits.Length; i++)
        {
            ref readonly var split = ref splits[i];
            var product = scratch.Products[i];
            sums[split.Node.Feature] += product * scratch.Differences[i];
            if (split.Left >= 0)
            {
                scratch.Products[split.Left] = product * scratch.LeftFactors[i];
            }

            if (split.Right >= 0)
            {
                scratch.Products[split.Right] = product * scratch.RightFactors[i];
            }
        }
    }

    private static Vector256<double> Factor(bool isOpen, double share, Vector256<double> rest) => isOpen
        ? Vector256<double>.One - rest * Vector256.Create(1 - share)
        : rest * Vector256.Create(share);

    /// <summary>What is kept of every split of a tree.</summary>
    private readonly ref struct Scratch(Span<Vector256<double>> room, int splits)
    {
        internal Span<Vector256<double>> Sums { get; } = room[..splits];

        internal Span<Vector256<double>> Differences { get; } = room.Slice(splits, splits);

        internal Span<Vector256<double>> LeftFactors { get; } = room.Slice(2 * splits, splits);

        internal Span<Vector256<double>> RightFactors { get; } = room.Slice(3 * splits, splits);

        internal Span<Vector256<double>> Products { get; } = room.Slice(4 * splits, splits);
    }
}
