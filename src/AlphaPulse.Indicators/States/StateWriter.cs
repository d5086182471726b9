using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;

namespace AlphaPulse.Indicators;

/// <summary>Writes a state as little-endian bytes, exactly: doubles by their bits, decimals with their scale.</summary>
/// <remarks>Lives on the stack. Not safe for use from several threads.</remarks>
public readonly ref struct StateWriter
{
    private readonly IBufferWriter<byte> _output;

    /// <summary>Creates a writer.</summary>
    /// <param name="output">Takes the bytes.</param>
    public StateWriter(IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        _output = output;
    }

    /// <summary>Writes a whole number.</summary>
    /// <param name="value">The number.</param>
    public void Write(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(_output.GetSpan(sizeof(int)), value);
        _output.Advance(sizeof(int));
    }

    /// <summary>Writes a whole number.</summary>
    /// <param name="value">The number.</param>
    public void Write(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(_output.GetSpan(sizeof(long)), value);
        _output.Advance(sizeof(long));
    }

    /// <summary>Writes a whole number.</summary>
    /// <param name="value">The number.</param>
    public void Write(Int128 value)
    {
        BinaryPrimitives.WriteInt128LittleEndian(_output.GetSpan(16), value);
        _output.Advance(16);
    }

    /// <summary>Writes a number with its bits.</summary>
    /// <param name="value">The number.</param>
    public void Write(double value) => Write(BitConverter.DoubleToInt64Bits(value));

    /// <summary>Writes a number with its scale.</summary>
    /// <param name="value">The number.</param>
    public void Write(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        foreach (var part in bits)
        {
            Write(part);
        }
    }

    /// <summary>Writes a text of at most 65,535 bytes of UTF-8.</summary>
    /// <param name="value">The text.</param>
    public void Write(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var length = Encoding.UTF8.GetByteCount(value);
        var span = _output.GetSpan(length + sizeof(ushort));
        BinaryPrimitives.WriteUInt16LittleEndian(span, checked((ushort)length));
        Encoding.UTF8.GetBytes(value, span[sizeof(ushort)..]);
        _output.Advance(length + sizeof(ushort));
    }

    /// <summary>Writes a parameter, which <see cref="StateReader.Parameter"/> compares with that of the state that loads.</summary>
    /// <param name="value">The value.</param>
    public void Parameter(decimal value) => Write(value);

    /// <summary>Writes a number, a <see cref="Pair{T}"/>, a <see cref="Breadth{T}"/> or an <see cref="Ohlcv{T}"/> of the supported number types.</summary>
    /// <typeparam name="TValue"><see cref="decimal"/>, <see cref="double"/>, <see cref="Pair{T}"/>, <see cref="Breadth{T}"/> or <see cref="Ohlcv{T}"/> of these.</typeparam>
    /// <param name="value">The value.</param>
    /// <exception cref="NotSupportedException"><typeparamref name="TValue"/> is another type.</exception>
    public void WriteValue<TValue>(in TValue value)
    {
        if (typeof(TValue) == typeof(double))
        {
            Write(Unsafe.As<TValue, double>(ref Unsafe.AsRef(in value)));
        }
        else if (typeof(TValue) == typeof(decimal))
        {
            Write(Unsafe.As<TValue, decimal>(ref Unsafe.AsRef(in value)));
        }
        else if (value is Ohlcv<double> doubles)
        {
            Write(doubles.Open);
            Write(doubles.High);
            Write(doubles.Low);
            Write(doubles.Close);
            Write(doubles.Volume);
            Write(doubles.OpenTime.Ticks);
        }
        else if (value is Ohlcv<decimal> decimals)
        {
            Write(decimals.Open);
            Write(decimals.High);
            Write(decimals.Low);
            Write(decimals.Close);
            Write(decimals.Volume);
            Write(decimals.OpenTime.Ticks);
        }
        else if (value is Pair<double> roundedPair)
        {
            Write(roundedPair.First);
            Write(roundedPair.Second);
        }
        else if (value is Pair<decimal> exactPair)
        {
            Write(exactPair.First);
            Write(exactPair.Second);
        }
        else if (value is Breadth<double> rounded)
        {
            Write(rounded.AdvancingIssues);
            Write(rounded.DecliningIssues);
            Write(rounded.AdvancingVolume);
            Write(rounded.DecliningVolume);
        }
        else if (value is Breadth<decimal> exact)
        {
            Write(exact.AdvancingIssues);
            Write(exact.DecliningIssues);
            Write(exact.AdvancingVolume);
            Write(exact.DecliningVolume);
        }
        else
        {
            throw new NotSupportedException($"A state cannot hold a value of type {typeof(TValue)}.");
        }
    }
}
