using System.Text;

namespace AlphaPulse;

/// <summary>Reads decimal text into <see cref="decimal"/> without loss or not at all.</summary>
/// <remarks>
/// The parser of the runtime rounds silently what does not fit in 28 digits. Here such text is refused, so that a value
/// that is read is the value that was written. Trailing zeros are kept, exponents (<c>3.4e-7</c>) are understood.
/// </remarks>
public static class DecimalText
{
    private const int MaximumScale = 28;

    /// <summary>Reads UTF-8 text: an optional sign, digits with an optional point, an optional exponent.</summary>
    /// <param name="utf8">The text, without white space around it.</param>
    /// <param name="value">The exact value.</param>
    /// <returns>Whether the text is a number that <see cref="decimal"/> holds exactly.</returns>
    public static bool TryParseExact(ReadOnlySpan<byte> utf8, out decimal value)
    {
        Span<char> buffer = stackalloc char[128];
        value = 0;
        return utf8.Length <= buffer.Length
            && Encoding.UTF8.TryGetChars(utf8, buffer, out var written)
            && TryParseExact(buffer[..written], out value);
    }

    /// <summary>Reads text: an optional sign, digits with an optional point, an optional exponent.</summary>
    /// <param name="text">The text, without white space around it.</param>
    /// <param name="value">The exact value.</param>
    /// <returns>Whether the text is a number that <see cref="decimal"/> holds exactly.</returns>
    public static bool TryParseExact(ReadOnlySpan<char> text, out decimal value)
    {
        value = 0;
        var position = 0;
        var negative = false;
        if (position < text.Length && text[position] is '-' or '+')
        {
            negative = text[position] == '-';
            position++;
        }

        UInt128 mantissa = 0;
        var scale = 0;
        var digits = 0;
        var pointSeen = false;
        var pendingZeros = 0;
        for (; position < text.Length; position++)
        {
            var c = text[position];
            if (c == '.' && !pointSeen)
            {
                pointSeen = true;
                continue;
            }

            if (!char.IsAsciiDigit(c))
            {
                break;
            }

            digits++;
            if (pointSeen)
            {
                scale++;
            }

            // Zeros are held back until a digit follows, so that any number of trailing zeros can be dropped where they do not fit.
            if (c == '0')
            {
                pendingZeros++;
                continue;
            }

            if (!TryAppend(ref mantissa, pendingZeros, c - '0'))
            {
                return false;
            }

            pendingZeros = 0;
        }

        if (digits == 0 || !TryReadExponent(text[position..], out var exponent))
        {
            return false;
        }

        return TryCompose(negative, mantissa, pendingZeros, scale - exponent, out value);
    }

    private static bool TryAppend(ref UInt128 mantissa, int zeros, int digit)
    {
        for (var i = 0; i <= zeros; i++)
        {
            if (mantissa > MaximumMantissa)
            {
                return false;
            }

            mantissa *= 10;
            if (mantissa == 0)
            {
                break;
            }
        }

        mantissa += (uint)digit;
        return mantissa <= MaximumMantissa;
    }

    private static UInt128 MaximumMantissa => (UInt128.One << 96) - 1;

    private static bool TryReadExponent(ReadOnlySpan<char> text, out int exponent)
    {
        exponent = 0;
        if (text.IsEmpty)
        {
            return true;
        }

        if (text[0] is not ('e' or 'E') || text.Length is < 2 or > 6)
        {
            return false;
        }

        var position = 1;
        var negative = text[position] == '-';
        if (text[position] is '-' or '+')
        {
            position++;
        }

        if (position == text.Length)
        {
            return false;
        }

        for (; position < text.Length; position++)
        {
            if (!char.IsAsciiDigit(text[position]))
            {
                return false;
            }

            exponent = exponent * 10 + (text[position] - '0');
        }

        exponent = negative ? -exponent : exponent;
        return true;
    }

    private static bool TryCompose(bool negative, UInt128 mantissa, int zeros, int scale, out decimal value)
    {
        value = 0;
        if (mantissa == 0)
        {
            value = new decimal(0, 0, 0, negative, (byte)Math.Clamp(scale, 0, MaximumScale));
            return true;
        }

        // The value is mantissa x 10^(zeros - scale); keep as many of the written zeros as fit.
        while (zeros > 0 && scale - zeros < MaximumScale && mantissa <= MaximumMantissa / 10)
        {
            mantissa *= 10;
            zeros--;
        }

        scale -= zeros;
        while (scale < 0)
        {
            if (mantissa > MaximumMantissa / 10)
            {
                return false;
            }

            mantissa *= 10;
            scale++;
        }

        while (scale > MaximumScale && mantissa % 10 == 0)
        {
            mantissa /= 10;
            scale--;
        }

        if (scale > MaximumScale)
        {
            return false;
        }

        unchecked
        {
            value = new decimal((int)(uint)mantissa, (int)(uint)(mantissa >> 32), (int)(uint)(mantissa >> 64), negative, (byte)scale);
        }

        return true;
    }
}
