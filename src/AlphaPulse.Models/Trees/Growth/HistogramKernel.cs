using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AlphaPulse.Models;

/// <summary>Adds rows to the histograms of the columns of a block.</summary>
/// <remarks>
/// One load has the bins of a row, and one vector addition a cell adds both derivatives and counts the row. The number of columns and
/// the cells of a column are constants of the code, so that every address is a sum of registers. The histograms of a block stay in
/// the first-level cache.
/// </remarks>
internal static unsafe class HistogramKernel
{
    // How many rows ahead of their use the bins of scattered rows are asked for.
    private const int Ahead = 24;

    private const int CellBytes = 16;
    private const nuint CellMask = 0xFF * CellBytes;

    /// <summary>The cells of a column for so many bins, the one of missing values among them.</summary>
    internal static int Stride(int cells) => cells <= Cells40.Cells ? Cells40.Cells : cells <= Cells72.Cells ? Cells72.Cells : cells <= Cells136.Cells ? Cells136.Cells : Cells256.Cells;

    /// <summary>Adds rows.</summary>
    /// <param name="histogram">The cells of the first column of the block; those of the others follow.</param>
    /// <param name="stride">The cells of a column.</param>
    /// <param name="columns">The columns of the block.</param>
    /// <param name="bins">The bins of every row.</param>
    /// <param name="rows">The numbers of the rows, or null for rows 0, 1, 2, ….</param>
    /// <param name="pairs">The pairs of the rows, in the order of <paramref name="rows"/>.</param>
    /// <param name="count">How many rows.</param>
    internal static void Add(Vector128<long>* histogram, int stride, int columns, ulong* bins, int* rows, Vector128<long>* pairs, int count)
    {
        switch (stride)
        {
            case Cells40.Cells:
                Add<Cells40>(histogram, columns, bins, rows, pairs, count);
                break;
            case Cells72.Cells:
                Add<Cells72>(histogram, columns, bins, rows, pairs, count);
                break;
            case Cells136.Cells:
                Add<Cells136>(histogram, columns, bins, rows, pairs, count);
                break;
            default:
                Add<Cells256>(histogram, columns, bins, rows, pairs, count);
                break;
        }
    }

    private static void Add<TStride>(Vector128<long>* histogram, int columns, ulong* bins, int* rows, Vector128<long>* pairs, int count)
        where TStride : struct, IConstant
    {
        switch (columns)
        {
            case 1:
                Add<TStride, One>(histogram, bins, rows, pairs, count);
                break;
            case 2:
                Add<TStride, Two>(histogram, bins, rows, pairs, count);
                break;
            case 3:
                Add<TStride, Three>(histogram, bins, rows, pairs, count);
                break;
            case 4:
                Add<TStride, Four>(histogram, bins, rows, pairs, count);
                break;
            case 5:
                Add<TStride, Five>(histogram, bins, rows, pairs, count);
                break;
            case 6:
                Add<TStride, Six>(histogram, bins, rows, pairs, count);
                break;
            case 7:
                Add<TStride, Seven>(histogram, bins, rows, pairs, count);
                break;
            default:
                Add<TStride, Eight>(histogram, bins, rows, pairs, count);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add<TStride, TColumns>(Vector128<long>* histogram, ulong* bins, int* rows, Vector128<long>* pairs, int count)
        where TStride : struct, IConstant
        where TColumns : struct, IConstant
    {
        unchecked
        {
            if (rows == null)
            {
                for (var i = 0; i < count; i++)
                {
                    AddRow<TStride, TColumns>(histogram, bins[i], pairs[i]);
                }

                return;
            }

            var ahead = Sse.IsSupported ? Math.Max(0, count - Ahead) : 0;
            var next = 0;
            for (; next < ahead; next++)
            {
                Sse.Prefetch0(bins + rows[next + Ahead]);
                AddRow<TStride, TColumns>(histogram, bins[rows[next]], pairs[next]);
            }

            for (; next < count; next++)
            {
                AddRow<TStride, TColumns>(histogram, bins[rows[next]], pairs[next]);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddRow<TStride, TColumns>(Vector128<long>* histogram, ulong bins, Vector128<long> pair)
        where TStride : struct, IConstant
        where TColumns : struct, IConstant
    {
        unchecked
        {
            // Offsets in bytes, which take two instructions and no sign extension.
            var cells = (byte*)histogram;
            AddCell(cells, (nuint)(bins << 4) & CellMask, pair);

            if (TColumns.Value > 1)
            {
                AddCell(cells + 1 * TStride.Value * CellBytes, (nuint)(bins >> 4) & CellMask, pair);
            }

            if (TColumns.Value > 2)
            {
                AddCell(cells + 2 * TStride.Value * CellBytes, (nuint)(bins >> 12) & CellMask, pair);
            }

            if (TColumns.Value > 3)
            {
                AddCell(cells + 3 * TStride.Value * CellBytes, (nuint)(bins >> 20) & CellMask, pair);
            }

            if (TColumns.Value > 4)
            {
                AddCell(cells + 4 * TStride.Value * CellBytes, (nuint)(bins >> 28) & CellMask, pair);
            }

            if (TColumns.Value > 5)
            {
                AddCell(cells + 5 * TStride.Value * CellBytes, (nuint)(bins >> 36) & CellMask, pair);
            }

            if (TColumns.Value > 6)
            {
                AddCell(cells + 6 * TStride.Value * CellBytes, (nuint)(bins >> 44) & CellMask, pair);
            }

            if (TColumns.Value > 7)
            {
                AddCell(cells + 7 * TStride.Value * CellBytes, (nuint)(bins >> 52) & CellMask, pair);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddCell(byte* column, nuint offset, Vector128<long> pair) => *(Vector128<long>*)(column + offset) += pair;

    private interface IConstant
    {
        static abstract int Value { get; }
    }

    private readonly struct Cells40 : IConstant
    {
        internal const int Cells = 40;

        public static int Value => Cells;
    }

    private readonly struct Cells72 : IConstant
    {
        internal const int Cells = 72;

        public static int Value => Cells;
    }

    private readonly struct Cells136 : IConstant
    {
        internal const int Cells = 136;

        public static int Value => Cells;
    }

    private readonly struct Cells256 : IConstant
    {
        internal const int Cells = 256;

        public static int Value => Cells;
    }

    private readonly struct One : IConstant
    {
        public static int Value => 1;
    }

    private readonly struct Two : IConstant
    {
        public static int Value => 2;
    }

    private readonly struct Three : IConstant
    {
        public static int Value => 3;
    }

    private readonly struct Four : IConstant
    {
        public static int Value => 4;
    }

    private readonly struct Five : IConstant
    {
        public static int Value => 5;
    }

    private readonly struct Six : IConstant
    {
        public static int Value => 6;
    }

    private readonly struct Seven : IConstant
    {
        public static int Value => 7;
    }

    private readonly struct Eight : IConstant
    {
        public static int Value => 8;
    }
}
