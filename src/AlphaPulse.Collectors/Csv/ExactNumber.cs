namespace AlphaPulse.Collectors;

/// <summary>Reads decimals as <see cref="DecimalText"/> does, with a short way for the usual digits and one point.</summary>
internal static class ExactNumber
{
    /// <summary>As many digits as an Int64 holds in any case.</summary>
    private const int ShortDigits = 18;

    public static bool TryParse(ReadOnlySpan<byte> text, out decimal value)
    {
        if (text.Length > ShortDigits + 1)
        {
            return DecimalText.TryParseExact(text, out value);
        }

        long mantissa = 0;
        var digits = 0;
        var point = -1;
        for (var i = 0; i < text.Length; i++)
        {
            var digit = text[i] - '0';
            if (digit is >= 0 and <= 9 && digits < ShortDigits)
            {
                mantissa = (mantissa * 10) + digit;
                digits++;
            }
            else if (text[i] == '.' && point < 0)
            {
                point = i;
            }
            else
            {
                return DecimalText.TryParseExact(text, out value);
            }
        }

        if (digits == 0)
        {
            return DecimalText.TryParseExact(text, out value);
        }

        var scale = point < 0 ? 0 : text.Length - point - 1;
        value = new decimal(unchecked((int)mantissa), (int)(mantissa >> 32), 0, isNegative: false, (byte)scale);
        return true;
    }
}
