using System.Buffers.Binary;
using System.Numerics;

namespace AlphaPulse.Storage.Sqlite;

/// <summary>
/// The numbers of a bar as one value of a row: open, high, low, close and volume, and of a bar with a detail its quote volume, number of trades, both taker
/// volumes and average price. A column for each would take longer to find than the number takes to read.
/// </summary>
/// <remarks>
/// A number is one byte and its magnitude in little-endian order. The low five bits of the byte are the scale, the high three one less than how many bytes
/// the magnitude has. The scale 29 says that the number is absent; 30 that one byte of scale and twelve of a magnitude follow, which no Int64
/// holds. None has a sign: no number of a bar is negative.
/// </remarks>
internal static class BarNumbers
{
    /// <summary>As long as a buffer has to be: ten numbers of the greatest length, and what a write of eight bytes at a time goes beyond them.</summary>
    public const int BufferLength = (10 * WideLength) + sizeof(ulong);

    internal const int Absent = 29;
    internal const int Wide = 30;
    internal const int WideLength = 2 + WideMagnitude;
    internal const int WideMagnitude = 3 * sizeof(uint);
    internal const int ScaleBits = 5;
    internal const int ScaleMask = (1 << ScaleBits) - 1;

    /// <summary>Writes the numbers of a bar.</summary>
    /// <param name="bar">The bar.</param>
    /// <param name="buffer">Takes the bytes; at least <see cref="BufferLength"/>.</param>
    /// <returns>How many bytes were written.</returns>
    public static int Write(Bar bar, Span<byte> buffer) => Write(bar.Open, bar.High, bar.Low, bar.Close, bar.Volume, bar.Detail, buffer);

    /// <summary>Writes the numbers of a row.</summary>
    public static int Write(in BarRow row, Span<byte> buffer) => Write(row.Open, row.High, row.Low, row.Close, row.Volume, row.Detail, buffer);

    private static int Write(decimal open, decimal high, decimal low, decimal close, decimal volume, BarDetail? detail, Span<byte> buffer)
    {
        var length = Write(open, buffer);
        length += Write(high, buffer[length..]);
        length += Write(low, buffer[length..]);
        length += Write(close, buffer[length..]);
        length += Write(volume, buffer[length..]);
        if (detail is not null)
        {
            length += Write(detail.QuoteVolume, buffer[length..]);
            length += Write(detail.TradeCount, buffer[length..]);
            length += Write(detail.TakerBuyVolume, buffer[length..]);
            length += Write(detail.TakerBuyQuoteVolume, buffer[length..]);
            length += Write(detail.Vwap, buffer[length..]);
        }

        return length;
    }

    private static int Write(decimal? value, Span<byte> buffer)
    {
        if (value is { } present)
        {
            return Write(present, buffer);
        }

        buffer[0] = Absent;
        return 1;
    }

    private static int Write(decimal value, Span<byte> buffer)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var scale = (bits[3] >> 16) & ScaleMask;
        if (bits[2] == 0)
        {
            var magnitude = ((ulong)unchecked((uint)bits[1]) << 32) | unchecked((uint)bits[0]);
            var length = Math.Max(1, (71 - BitOperations.LeadingZeroCount(magnitude)) / 8);
            buffer[0] = (byte)(scale | ((length - 1) << ScaleBits));
            BinaryPrimitives.WriteUInt64LittleEndian(buffer[1..], magnitude);
            return 1 + length;
        }

        (buffer[0], buffer[1]) = (Wide, (byte)scale);
        for (var i = 0; i < 3; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(buffer[(2 + (i * sizeof(int)))..], bits[i]);
        }

        return WideLength;
    }
}
