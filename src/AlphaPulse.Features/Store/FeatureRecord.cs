using System.Buffers.Binary;
using System.Security.Cryptography;

namespace AlphaPulse.Features;

/// <summary>A row as bytes: two times, the values, and a check sum that tells a torn or damaged one.</summary>
internal static class FeatureRecord
{
    private const int Times = 2 * sizeof(long);
    private const int CheckSum = sizeof(long);

    public static int LengthOf(int columns) => Times + columns * sizeof(double) + CheckSum;

    public static void Write(FeatureRow row, Span<byte> record)
    {
        BinaryPrimitives.WriteInt64LittleEndian(record, row.BarTime.UtcTicks);
        BinaryPrimitives.WriteInt64LittleEndian(record[sizeof(long)..], row.KnownAt.UtcTicks);
        for (var i = 0; i < row.Values.Length; i++)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(record[(Times + i * sizeof(double))..], row.Values[i]);
        }

        Sum(record[..^CheckSum], record[^CheckSum..]);
    }

    public static bool TryRead(ReadOnlySpan<byte> record, BarSeriesId series, string schemaHash, out FeatureRow? row)
    {
        row = null;

        // The times first: at most places that are no record they are none, and the sum is dear.
        var (time, known) = (BinaryPrimitives.ReadInt64LittleEndian(record), BinaryPrimitives.ReadInt64LittleEndian(record[sizeof(long)..]));
        if (time < 0 || time > DateTime.MaxValue.Ticks || known < 0 || known > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        Span<byte> sum = stackalloc byte[CheckSum];
        Sum(record[..^CheckSum], sum);
        if (!sum.SequenceEqual(record[^CheckSum..]))
        {
            return false;
        }

        var values = new double[(record.Length - Times - CheckSum) / sizeof(double)];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = BinaryPrimitives.ReadDoubleLittleEndian(record[(Times + i * sizeof(double))..]);
        }

        row = new FeatureRow(series, schemaHash, new DateTimeOffset(time, TimeSpan.Zero), new DateTimeOffset(known, TimeSpan.Zero), values);
        return true;
    }

    private static void Sum(ReadOnlySpan<byte> data, Span<byte> sum)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(data, hash);
        hash[..CheckSum].CopyTo(sum);
    }
}
