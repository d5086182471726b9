using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AlphaPulse.Models;

/// <summary>
/// The triangular factor R of a QR factorisation, built up from blocks of rows by Householder reflections (Golub and Van Loan,
/// Matrix Computations, 5.2), so that no copy of all rows is made and normal equations, which square the condition, are not formed.
/// </summary>
/// <remarks>
/// The 256-bit vectors are of fixed width and never fused, so the bits do not depend on what the processor offers.
/// </remarks>
internal sealed class TriangularFactor
{
    internal const int BlockRows = 128;

    private readonly double[] _r;
    private readonly double[] _block;

    internal TriangularFactor(int size)
    {
        Size = size;
        _r = new double[size * size];
        _block = new double[size * BlockRows];
    }

    internal int Size { get; }

    internal double this[int row, int column] => _r[row * Size + column];

    /// <summary>Starts again with a diagonal factor: rows that say each coefficient is 0, with the square root of the penalty as weight.</summary>
    internal void Reset(double diagonal, int penalised)
    {
        Array.Clear(_r);
        for (var i = 0; i < penalised; i++)
        {
            _r[i * Size + i] = diagonal;
        }
    }

    /// <summary>The factor of the same rows, less the columns behind the leading ones, with the square root of a penalty on the diagonal.</summary>
    internal TriangularFactor WithPenalty(int columns, double diagonal)
    {
        var penalised = new TriangularFactor(columns);
        penalised.Reset(diagonal, columns);
        for (var from = 0; from < columns; from += BlockRows)
        {
            for (var column = 0; column < columns; column++)
            {
                var block = penalised.BlockColumn(column);
                for (var i = 0; i < BlockRows; i++)
                {
                    block[i] = from + i <= column ? this[from + i, column] : 0;
                }
            }

            penalised.Absorb();
        }

        return penalised;
    }

    /// <summary>One column of the block to be absorbed next; unused rows must be 0.</summary>
    internal Span<double> BlockColumn(int column) => _block.AsSpan(column * BlockRows, BlockRows);

    /// <summary>Reflects the block into the factor.</summary>
    internal void Absorb()
    {
        for (var j = 0; j < Size; j++)
        {
            var v = BlockColumn(j);
            var tail = Dot(v, v);
            if (tail == 0)
            {
                continue;
            }

            var head = _r[j * Size + j];
            var norm = Math.Sqrt(head * head + tail);
            var diagonal = head >= 0 ? -norm : norm;
            var pivot = head - diagonal;
            var tau = -pivot / diagonal;
            Scale(v, 1 / pivot);
            _r[j * Size + j] = diagonal;
            for (var c = j + 1; c < Size; c++)
            {
                var column = BlockColumn(c);
                var step = tau * (_r[j * Size + c] + Dot(v, column));
                _r[j * Size + c] -= step;
                SubtractScaled(column, v, step);
            }
        }
    }

    /// <summary>The first of the leading columns that depends on those before it, or -1.</summary>
    internal int FindDependentColumn(int columns)
    {
        for (var j = 0; j < columns; j++)
        {
            var norm = 0.0;
            for (var i = 0; i <= j; i++)
            {
                norm = Math.Max(norm, Math.Abs(this[i, j]));
            }

            if (!(Math.Abs(this[j, j]) > 1e-13 * norm))
            {
                return j;
            }
        }

        return -1;
    }

    /// <summary>Solves R x = b in place for the leading columns.</summary>
    internal void SolveUpper(Span<double> b)
    {
        for (var i = b.Length - 1; i >= 0; i--)
        {
            var sum = b[i];
            for (var j = i + 1; j < b.Length; j++)
            {
                sum -= this[i, j] * b[j];
            }

            b[i] = sum / this[i, i];
        }
    }

    /// <summary>Solves R'x = b in place for the leading columns.</summary>
    internal void SolveLower(Span<double> b)
    {
        for (var i = 0; i < b.Length; i++)
        {
            var sum = b[i];
            for (var j = 0; j < i; j++)
            {
                sum -= this[j, i] * b[j];
            }

            b[i] = sum / this[i, i];
        }
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var x = MemoryMarshal.Cast<double, Vector256<double>>(a);
        var y = MemoryMarshal.Cast<double, Vector256<double>>(b)[..x.Length];
        var even = Vector256<double>.Zero;
        var odd = Vector256<double>.Zero;
        for (var i = 0; i + 1 < x.Length; i += 2)
        {
            even += x[i] * y[i];
            odd += x[i + 1] * y[i + 1];
        }

        return Vector256.Sum(even + odd);
    }

    private static void SubtractScaled(Span<double> target, ReadOnlySpan<double> v, double factor)
    {
        var x = MemoryMarshal.Cast<double, Vector256<double>>(target);
        var y = MemoryMarshal.Cast<double, Vector256<double>>(v)[..x.Length];
        var f = Vector256.Create(factor);
        for (var i = 0; i < x.Length; i++)
        {
            x[i] -= f * y[i];
        }
    }

    private static void Scale(Span<double> v, double factor)
    {
        foreach (ref var value in v)
        {
            value *= factor;
        }
    }
}
