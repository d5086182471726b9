using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace AlphaPulse.Benchmarks.Training;

/// <summary>Reads an array of 32-bit floats in C order from a file of NumPy, version 1.0.</summary>
internal sealed record NpyFile(int Rows, int Columns, float[] Values)
{
    private const int PreambleBytes = 10;

    internal static NpyFile Read(string path)
    {
        using var stream = File.OpenRead(path);
        Span<byte> preamble = stackalloc byte[PreambleBytes];
        stream.ReadExactly(preamble);
        var header = new byte[BitConverter.ToUInt16(preamble[8..])];
        stream.ReadExactly(header);
        var text = Encoding.ASCII.GetString(header);
        if (!text.Contains("'<f4'", StringComparison.Ordinal) || text.Contains("'fortran_order': True", StringComparison.Ordinal))
        {
            throw new InvalidDataException($"'{path}' is no array of 32-bit floats in C order: {text}");
        }

        int[] shape = [.. text[(text.IndexOf('(', StringComparison.Ordinal) + 1)..text.IndexOf(')', StringComparison.Ordinal)]
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(n => int.Parse(n, NumberStyles.None, CultureInfo.InvariantCulture))];
        var (rows, columns) = (shape[0], shape.Length > 1 ? shape[1] : 1);
        var values = new float[(long)rows * columns];
        stream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return new NpyFile(rows, columns, values);
    }

    internal double[] Doubles() => Array.ConvertAll(Values, v => (double)v);
}
