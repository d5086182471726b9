using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AlphaPulse.Models;

/// <summary>Finds the bins of many values of one column.</summary>
/// <remarks>The edges are filled up to 255, so that each search takes the same eight steps without a branch, and several run at once.</remarks>
internal sealed class BinFinder
{
    private const int Steps = 256;

    private readonly double[] _edges = new double[Steps];
    private readonly int _missing;
    private readonly bool _isCategorical;

    internal BinFinder(BinEdges edges)
    {
        Array.Fill(_edges, double.PositiveInfinity);
        edges.CopyTo(_edges);
        _missing = edges.Count;
        _isCategorical = edges.IsCategorical;
    }

    /// <summary>Writes the bin of each value to every so many bytes.</summary>
    internal void Find(ReadOnlySpan<double> values, Span<byte> bins, int stride)
    {
        ref var edges = ref MemoryMarshal.GetArrayDataReference(_edges);
        unchecked
        {
            var i = 0;
            for (; i + 4 <= values.Length; i += 4)
            {
                var (v0, v1, v2, v3) = (values[i], values[i + 1], values[i + 2], values[i + 3]);
                int p0 = 0, p1 = 0, p2 = 0, p3 = 0;
                for (var step = Steps / 2; step > 0; step >>= 1)
                {
                    p0 += Step(ref edges, p0, step, v0);
                    p1 += Step(ref edges, p1, step, v1);
                    p2 += Step(ref edges, p2, step, v2);
                    p3 += Step(ref edges, p3, step, v3);
                }

                bins[i * stride] = Bin(v0, p0);
                bins[(i + 1) * stride] = Bin(v1, p1);
                bins[(i + 2) * stride] = Bin(v2, p2);
                bins[(i + 3) * stride] = Bin(v3, p3);
            }

            for (; i < values.Length; i++)
            {
                var position = 0;
                for (var step = Steps / 2; step > 0; step >>= 1)
                {
                    position += Step(ref edges, position, step, values[i]);
                }

                bins[i * stride] = Bin(values[i], position);
            }
        }
    }

    /// <summary>The step where the edge before it is not above the value, otherwise 0, without a branch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Step(ref double edges, int position, int step, double value)
    {
        var above = Unsafe.Add(ref edges, position + step - 1) <= value;
        return step * Unsafe.BitCast<bool, byte>(above);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private byte Bin(double value, int position) =>
        (byte)(_isCategorical ? CategoryBin(value, position) : double.IsNaN(value) ? _missing : position);

    /// <summary>The bin of a category, which is where the edge before is the value itself.</summary>
    private int CategoryBin(double value, int position) => position > 0 && _edges[position - 1] == value ? position - 1 : _missing;
}
