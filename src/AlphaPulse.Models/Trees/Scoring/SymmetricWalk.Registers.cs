using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AlphaPulse.Models;

/// <summary>The leaves of a tree in eight registers, from which a permutation takes those of eight rows at once.</summary>
internal sealed unsafe partial class SymmetricWalk
{
    private const int MostLeavesInRegisters = 64;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SumInRegisters(double* columns, Span<double> sums)
    {
        unchecked
        {
            fixed (double* leaves = _leaves)
            {
                // Whole registers, even where there are fewer rows.
                var room = stackalloc double[RowsAtOnce];
                var all = new Span<double>(room, RowsAtOnce);
                sums.CopyTo(all);
                var (s0, s1, s2, s3) = (Vector512.Load(room), Vector512.Load(room + 8), Vector512.Load(room + 16), Vector512.Load(room + 24));
                for (var tree = 0; tree < _trees; tree++)
                {
                    var (l0, l1, l2, l3) = (Vector512<long>.Zero, Vector512<long>.Zero, Vector512<long>.Zero, Vector512<long>.Zero);
                    var bit = Vector512.Create(1L << _depth);
                    for (var (level, at) = (0, Place(tree, 0)); level < _depth; level++, at += Lanes)
                    {
                        bit >>>= 1;
                        var column = columns + (nint)_places[at] * RowsAtOnce;
                        var threshold = Vector512.Create(_thresholds[at]);
                        l0 = Down(l0, bit, column, threshold);
                        l1 = Down(l1, bit, column + 8, threshold);
                        l2 = Down(l2, bit, column + 16, threshold);
                        l3 = Down(l3, bit, column + 24, threshold);
                    }

                    var table = leaves + ((nint)tree << _depth);
                    s0 += Leaves(table, l0);
                    s1 += Leaves(table, l1);
                    s2 += Leaves(table, l2);
                    s3 += Leaves(table, l3);
                }

                s0.Store(room);
                s1.Store(room + 8);
                s2.Store(room + 16);
                s3.Store(room + 24);
                all[..sums.Length].CopyTo(sums);
            }
        }
    }

    /// <summary>One level further down: the bit of the level is added where the feature is not below the threshold.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<long> Down(Vector512<long> leaf, Vector512<long> bit, double* column, Vector512<double> threshold) =>
        unchecked(Vector512.ConditionalSelect(Vector512.LessThanOrEqual(threshold, Vector512.Load(column)).AsInt64(), leaf + bit, leaf));

    /// <summary>Takes eight of up to 64 leaves: a permutation looks at the last four bits of a number, and the bits before choose among permutations.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Leaves(double* table, Vector512<long> number)
    {
        unchecked
        {
            var no16 = Vector512.Equals(number & Vector512.Create(16L), Vector512<long>.Zero).AsDouble();
            var no32 = Vector512.LessThan(number, Vector512.Create(32L)).AsDouble();
            return Vector512.ConditionalSelect(
                no32,
                Vector512.ConditionalSelect(no16, Sixteen(table, number), Sixteen(table + 16, number)),
                Vector512.ConditionalSelect(no16, Sixteen(table + 32, number), Sixteen(table + 48, number)));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Sixteen(double* table, Vector512<long> number)
    {
        unchecked
        {
            return Avx512F.PermuteVar8x64x2(Vector512.Load(table), number, Vector512.Load(table + 8));
        }
    }
}
