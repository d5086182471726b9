using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace AlphaPulse.Features;

/// <summary>SHA-256 over everything that a training reads of feature rows. Not safe for use from several threads.</summary>
internal sealed class RowsHash : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly double[] _buffer = new double[4096];

    public void Append(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);

        // With its length before it, no text runs into the next.
        Append(bytes.Length);
        _hash.AppendData(bytes);
    }

    public void Append(long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        _hash.AppendData(bytes);
    }

    public void Append(ReadOnlySpan<double> values)
    {
        while (!values.IsEmpty)
        {
            var count = Math.Min(values.Length, _buffer.Length);
            for (var i = 0; i < count; i++)
            {
                // What is missing is missing, whichever of the many NaNs an instruction of the machine leaves.
                _buffer[i] = double.IsNaN(values[i]) ? double.NaN : values[i];
            }

            _hash.AppendData(MemoryMarshal.AsBytes(_buffer.AsSpan(0, count)));
            values = values[count..];
        }
    }

    public string Finish() => Convert.ToHexStringLower(_hash.GetHashAndReset());

    public void Dispose() => _hash.Dispose();
}
