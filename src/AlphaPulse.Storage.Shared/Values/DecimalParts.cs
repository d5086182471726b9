namespace AlphaPulse.Storage;

/// <summary>Decimals as stored: the integer mantissa in a column of its own and the scale, five bits, in a number that several decimals share.</summary>
internal static class DecimalParts
{
    private const int BitsPerScale = 5;
    private const int ScaleMask = (1 << BitsPerScale) - 1;
    private const int GreatestScale = 28;

    /// <summary>Takes a decimal apart and adds its scale to those of its row.</summary>
    /// <returns>Whether the mantissa is an Int64; where it is not, nothing was added and the value must be kept as text.</returns>
    public static bool TrySplit(decimal value, int slot, ref long scales, out long mantissa)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        if (bits[2] != 0 || bits[1] < 0)
        {
            mantissa = 0;
            return false;
        }

        mantissa = ((long)bits[1] << 32) | unchecked((uint)bits[0]);
        mantissa = bits[3] < 0 ? -mantissa : mantissa;
        scales |= (long)((bits[3] >> 16) & ScaleMask) << (slot * BitsPerScale);
        return true;
    }

    /// <summary>Puts a decimal together.</summary>
    public static decimal Join(long mantissa, int slot, long scales, string place)
    {
        var scale = (int)((scales >> (slot * BitsPerScale)) & ScaleMask);
        if (scale > GreatestScale || mantissa == long.MinValue)
        {
            throw StoreDamage.Create(place, $"the mantissa {mantissa} with the scale {scale} stands where a decimal belongs");
        }

        var magnitude = Math.Abs(mantissa);
        return new decimal(unchecked((int)magnitude), (int)(magnitude >> 32), 0, mantissa < 0, (byte)scale);
    }

    /// <summary>Reads a decimal whose mantissa is no Int64.</summary>
    public static decimal Parse(string text, string place) => DecimalText.TryParseExact(text, out var value)
        ? value
        : throw StoreDamage.Create(place, $"'{text}' stands where a decimal belongs");
}
