using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AlphaPulse.Models;

/// <summary>Turns rows into columns, so that a register takes the same feature of many rows.</summary>
/// <remarks>Four neighbouring features are turned at once; those of which no tree asks for any are left out.</remarks>
internal sealed unsafe class ColumnBlock
{
    /// <summary>So many rows fit into the nearest cache, together with a tree.</summary>
    internal const int Rows = 32;

    // A block takes about as long as so many rows one by one, however many it has.
    private const int FewestRows = 16;

    private const int Lanes = 4;
    private const byte LowHalves = 0x20;
    private const byte HighHalves = 0x31;

    // The first of four features each, ascending.
    private readonly int[] _fours;

    // The first column of each four that is used.
    private readonly int[] _columns;

    /// <summary>Prepares a block for the features that trees ask for, in any order and any number of times; at least one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal ColumnBlock(ReadOnlySpan<int> features)
    {
        var most = 0;
        foreach (var feature in features)
        {
            most = Math.Max(most, feature);
        }

        // Marks instead of a sort, as a model is loaded in milliseconds.
        _columns = new int[most / Lanes + 1];
        foreach (var feature in features)
        {
            _columns[feature / Lanes] = 1;
        }

        _fours = new int[_columns.Sum()];
        for (var (four, next) = (0, 0); four < _columns.Length; four++)
        {
            if (_columns[four] > 0)
            {
                _columns[four] = next * Lanes;
                _fours[next++] = four * Lanes;
            }
        }
    }

    /// <summary>The numbers that a buffer for a block needs room for.</summary>
    internal int Room => _fours.Length * Lanes * Rows + Vector512<double>.Count;

    /// <summary>How many of some rows are worth blocks; those that are left over are too few for one more.</summary>
    internal static int Worth(int rows) => rows % Rows >= FewestRows ? rows : rows - rows % Rows;

    /// <summary>The first border of vectors in a buffer, so that none lies in two lines of the cache.</summary>
    internal static double* Align(double* start) =>
        (double*)(((nint)start + sizeof(Vector512<double>) - 1) & -sizeof(Vector512<double>));

    /// <summary>Which column is that of a feature.</summary>
    internal int PlaceOf(int feature) => _columns[feature / Lanes] + feature % Lanes;

    /// <summary>Fills the columns. Places of rows that there are not keep what they had, which is compared in vain.</summary>
    internal void Fill(double* rows, int width, int count, double* columns)
    {
        unchecked
        {
            var row = 0;
            if (Avx.IsSupported)
            {
                for (; row + Lanes <= count; row += Lanes)
                {
                    FillFour(rows + (nint)row * width, width, columns + row);
                }
            }

            for (; row < count; row++)
            {
                FillOne(rows + (nint)row * width, width, columns + row, 0);
            }
        }
    }

    private void FillFour(double* rows, int width, double* columns)
    {
        unchecked
        {
            var column = columns;
            for (var four = 0; four < _fours.Length; four++, column += Lanes * Rows)
            {
                var x = rows + _fours[four];
                if (_fours[four] + Lanes > width)
                {
                    // The last features of rows that are no multiple of four: a register would reach beyond the last row.
                    for (var row = 0; row < Lanes; row++)
                    {
                        FillOne(rows + (nint)row * width, width, columns + row, four);
                    }

                    return;
                }

                var (a, b, c, d) = (Vector256.Load(x), Vector256.Load(x + width), Vector256.Load(x + 2 * (nint)width), Vector256.Load(x + 3 * (nint)width));
                var (ab0, ab1, cd0, cd1) = (Avx.UnpackLow(a, b), Avx.UnpackHigh(a, b), Avx.UnpackLow(c, d), Avx.UnpackHigh(c, d));
                Avx.Permute2x128(ab0, cd0, LowHalves).Store(column);
                Avx.Permute2x128(ab1, cd1, LowHalves).Store(column + Rows);
                Avx.Permute2x128(ab0, cd0, HighHalves).Store(column + 2 * Rows);
                Avx.Permute2x128(ab1, cd1, HighHalves).Store(column + 3 * Rows);
            }
        }
    }

    private void FillOne(double* row, int width, double* column, int firstFour)
    {
        unchecked
        {
            for (var four = firstFour; four < _fours.Length; four++)
            {
                for (var lane = 0; lane < Lanes && _fours[four] + lane < width; lane++)
                {
                    column[(four * Lanes + lane) * Rows] = row[_fours[four] + lane];
                }
            }
        }
    }
}
