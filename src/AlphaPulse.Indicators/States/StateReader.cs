using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace AlphaPulse.Indicators;

/// <summary>Reads what <see cref="StateWriter"/> wrote.</summary>
/// <remarks>
/// Lives on the stack. Not safe for use from several threads. Every method throws <see cref="IndicatorStateException"/> where the
/// bytes end too early or cannot be what was written.
/// </remarks>
public ref struct StateReader
{
    private ReadOnlySpan<byte> _rest;

    /// <summary>Creates a reader.</summary>
    /// <param name="state">The bytes.</param>
    public StateReader(ReadOnlySpan<byte> state) => _rest = state;

    /// <summary>The version of the format that was written.</summary>
    internal int Version { get; set; } = StateFormat.Version;

    /// <summary>How many bytes are left.</summary>
    public readonly int Remaining => _rest.Length;

    /// <summary>Reads a whole number.</summary>
    /// <returns>The number.</returns>
    public int ReadInt32() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));

    /// <summary>Reads a whole number that has to lie in a range.</summary>
    /// <param name="minimum">The least value.</param>
    /// <param name="maximum">The greatest value.</param>
    /// <returns>The number.</returns>
    public int ReadInt32(int minimum, int maximum)
    {
        var value = ReadInt32();
        return value >= minimum && value <= maximum
            ? value
            : throw Damaged(string.Create(CultureInfo.InvariantCulture, $"{value} is outside {minimum} to {maximum}"));
    }

    /// <summary>Reads a whole number.</summary>
    /// <returns>The number.</returns>
    public long ReadInt64() => BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long)));

    /// <summary>Reads a whole number.</summary>
    /// <returns>The number.</returns>
    public Int128 ReadInt128() => BinaryPrimitives.ReadInt128LittleEndian(Take(16));

    /// <summary>Reads a number.</summary>
    /// <returns>The number.</returns>
    public double ReadDouble() => BitConverter.Int64BitsToDouble(ReadInt64());

    /// <summary>Reads a number with its scale.</summary>
    /// <returns>The number.</returns>
    public decimal ReadDecimal()
    {
        ReadOnlySpan<int> bits = [ReadInt32(), ReadInt32(), ReadInt32(), ReadInt32()];
        try
        {
            return new decimal(bits);
        }
        catch (ArgumentException e)
        {
            throw new IndicatorStateException(Damaged("16 bytes are not a decimal").Message, e);
        }
    }

    /// <summary>Reads a text.</summary>
    /// <returns>The text.</returns>
    public string ReadString() =>
        Encoding.UTF8.GetString(Take(BinaryPrimitives.ReadUInt16LittleEndian(Take(sizeof(ushort)))));

    /// <summary>Reads a parameter and compares it with that of the state that loads.</summary>
    /// <param name="name">The name of the parameter.</param>
    /// <param name="expected">The value of the state that loads.</param>
    /// <exception cref="IndicatorStateException">They differ.</exception>
    public void Parameter(string name, decimal expected) => Compare(name, ReadDecimal(), expected);

    /// <summary>As <see cref="Parameter"/>, for one that versions before wrote nothing of.</summary>
    internal void ParameterSince(int version, string name, decimal expected, decimal before) =>
        Compare(name, Version >= version ? ReadDecimal() : before, expected);

    /// <summary>Reads a number, a <see cref="Pair{T}"/>, a <see cref="Breadth{T}"/> or an <see cref="Ohlcv{T}"/> of the supported number types.</summary>
    /// <typeparam name="TValue"><see cref="decimal"/>, <see cref="double"/>, <see cref="Pair{T}"/>, <see cref="Breadth{T}"/> or <see cref="Ohlcv{T}"/> of these.</typeparam>
    /// <returns>The value.</returns>
    /// <exception cref="NotSupportedException"><typeparamref name="TValue"/> is another type.</exception>
    public TValue ReadValue<TValue>()
    {
        if (typeof(TValue) == typeof(double))
        {
            return (TValue)(object)ReadDouble();
        }

        if (typeof(TValue) == typeof(decimal))
        {
            return (TValue)(object)ReadDecimal();
        }

        if (typeof(TValue) == typeof(Ohlcv<double>))
        {
            return (TValue)(object)new Ohlcv<double>(ReadDouble(), ReadDouble(), ReadDouble(), ReadDouble(), ReadDouble())
            {
                OpenTime = ReadOpenTime(),
            };
        }

        if (typeof(TValue) == typeof(Ohlcv<decimal>))
        {
            return (TValue)(object)new Ohlcv<decimal>(ReadDecimal(), ReadDecimal(), ReadDecimal(), ReadDecimal(), ReadDecimal())
            {
                OpenTime = ReadOpenTime(),
            };
        }

        if (typeof(TValue) == typeof(Pair<double>))
        {
            return (TValue)(object)new Pair<double>(ReadDouble(), ReadDouble());
        }

        if (typeof(TValue) == typeof(Breadth<double>))
        {
            return (TValue)(object)new Breadth<double>(ReadDouble(), ReadDouble(), ReadDouble(), ReadDouble());
        }

        if (typeof(TValue) == typeof(Breadth<decimal>))
        {
            return (TValue)(object)new Breadth<decimal>(ReadDecimal(), ReadDecimal(), ReadDecimal(), ReadDecimal());
        }

        return typeof(TValue) == typeof(Pair<decimal>)
            ? (TValue)(object)new Pair<decimal>(ReadDecimal(), ReadDecimal())
            : throw new NotSupportedException($"A state cannot hold a value of type {typeof(TValue)}.");
    }

    private DateTime ReadOpenTime()
    {
        if (Version < 2)
        {
            return default;
        }

        var ticks = ReadInt64();
        return ticks >= 0 && ticks <= DateTime.MaxValue.Ticks
            ? new DateTime(ticks, DateTimeKind.Utc)
            : throw Damaged(string.Create(CultureInfo.InvariantCulture, $"{ticks} is no time"));
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _rest.Length)
        {
            throw Damaged(string.Create(CultureInfo.InvariantCulture, $"{count} bytes were expected where {_rest.Length} are left"));
        }

        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }

    private static void Compare(string name, decimal saved, decimal expected)
    {
        if (saved != expected)
        {
            throw new IndicatorStateException(string.Create(
                CultureInfo.InvariantCulture,
                $"The state was saved with {name} {saved}, but this indicator has {name} {expected}: load it into an indicator with the same parameters."));
        }
    }

    internal static IndicatorStateException Damaged(string what) =>
        new($"The state is damaged: {what}. Compute it again from the bars.");
}
