using System.Buffers.Binary;

namespace AlphaPulse.Collectors;

/// <summary>Reads decimals as <see cref="DecimalText"/> does, with a short way for the usual digits and one point.</summary>
internal static class ExactNumber
{
    /// <summary>As many digits as a UInt64 holds in any case.</summary>
    private const int ShortDigits = 19;

    /// <summary>As many digits as an Int64 holds in any case.</summary>
    private const int WholeDigits = 18;

    private const int Block = sizeof(ulong);

    public static bool TryParse(ReadOnlySpan<byte> text, out decimal value)
    {
        if (text.Length > ShortDigits + 1)
        {
            return DecimalText.TryParseExact(text, out value);
        }

        ulong mantissa = 0;
        var place = ReadDigits(text, 0, ref mantissa);
        var (digits, scale) = (place, 0);
        if (place < text.Length && text[place] == '.')
        {
            var start = place + 1;
            place = ReadDigits(text, start, ref mantissa);
            scale = place - start;
            digits += scale;
        }

        if (place < text.Length || digits is 0 or > ShortDigits)
        {
            return DecimalText.TryParseExact(text, out value);
        }

        value = new decimal(unchecked((int)mantissa), unchecked((int)(mantissa >> 32)), 0, isNegative: false, (byte)scale);
        return true;
    }

    /// <summary>Reads a whole number that is written with up to 18 digits and nothing else.</summary>
    public static bool TryParseWhole(ReadOnlySpan<byte> text, out long value)
    {
        ulong digits = 0;
        var isWhole = text.Length is > 0 and <= WholeDigits && ReadDigits(text, 0, ref digits) == text.Length;
        value = isWhole ? (long)digits : 0;
        return isWhole;
    }

    /// <summary>Reads digits, eight at a time where there are as many; wraps where they are too many.</summary>
    /// <returns>The place behind them.</returns>
    private static int ReadDigits(ReadOnlySpan<byte> text, int place, ref ulong mantissa)
    {
        var value = mantissa;
        unchecked
        {
            while (text.Length - place >= Block)
            {
                // A byte is a digit if its upper half is 3, and still is after 6 was added.
                var block = BinaryPrimitives.ReadUInt64LittleEndian(text[place..]);
                if ((block & (block + 0x0606060606060606) & 0xF0F0F0F0F0F0F0F0) != 0x3030303030303030)
                {
                    break;
                }

                // Pairs of digits, then fours, then all eight.
                block -= 0x3030303030303030;
                block = (block * 10) + (block >> 8);
                block = (((block & 0x000000FF000000FF) * 0x000F424000000064) + (((block >> 16) & 0x000000FF000000FF) * 0x0000271000000001)) >> 32;
                value = (value * 100_000_000) + (uint)block;
                place += Block;
            }

            for (; place < text.Length && (uint)(text[place] - '0') is <= 9 and var digit; place++)
            {
                value = (value * 10) + digit;
            }
        }

        mantissa = value;
        return place;
    }
}
