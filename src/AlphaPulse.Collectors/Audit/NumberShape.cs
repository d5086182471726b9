namespace AlphaPulse.Collectors;

/// <summary>How a number is written.</summary>
internal readonly struct NumberShape
{
    private const int FewestNoisyDigits = 13;
    private const int MostNoisyDigits = 18;
    private const int FewestNoisyDecimals = 9;
    private const int DroppedDigits = 5;
    private const decimal Tolerance = 4e-15m;
    private const decimal LeastResidual = 1e-15m;

    private NumberShape(int decimals, int effective, bool hasExponent, bool isIrregular, int clean)
    {
        Decimals = decimals;
        Effective = effective;
        HasExponent = hasExponent;
        IsIrregular = isIrregular;
        CleanDecimals = clean;
    }

    /// <summary>Decimals as written, zeros at the end included.</summary>
    public int Decimals { get; }

    /// <summary>Decimals of the value, without zeros at the end.</summary>
    public int Effective { get; }

    public bool HasExponent { get; }

    /// <summary>A sign of plus, or no digit before or behind the point.</summary>
    public bool IsIrregular { get; }

    /// <summary>Where the last digits are those that binary arithmetic leaves behind: the decimals of the number that was meant; otherwise -1.</summary>
    /// <remarks>
    /// A double has 15 to 17 digits. The rule: 13 to 18 digits, 9 decimals or more, and a number with at least 5 decimals less that differs
    /// by no more than 4e-15 of the value (or 1e-15). A number of eighteen true decimals has more digits or is not that near to a short one.
    /// </remarks>
    public int CleanDecimals { get; }

    /// <summary>Decimals of the value without noise.</summary>
    public int Meant => CleanDecimals < 0 ? Effective : CleanDecimals;

    public static NumberShape Of(ReadOnlySpan<byte> text, decimal value)
    {
        int decimals = 0, zeros = 0, significant = 0, digits = 0, exponent = 0;
        bool isBehindPoint = false, hasExponent = false, isIrregular = text[0] == '+';
        for (var i = 0; i < text.Length && !hasExponent; i++)
        {
            var c = text[i];
            if (c == '.')
            {
                isBehindPoint = true;
                isIrregular |= digits == 0 || i == text.Length - 1;
            }
            else if (c is (byte)'e' or (byte)'E')
            {
                hasExponent = true;
                exponent = ExponentOf(text[(i + 1)..]);
            }
            else if (c is >= (byte)'0' and <= (byte)'9')
            {
                digits++;
                decimals += isBehindPoint ? 1 : 0;
                zeros = c == '0' ? zeros + 1 : 0;
                significant += significant > 0 || c != '0' ? 1 : 0;
            }
        }

        var effective = value == 0 ? 0 : Math.Max(0, decimals - zeros - exponent);
        var written = Math.Max(0, decimals - exponent);
        var isNoisy = effective >= FewestNoisyDecimals && significant - zeros is >= FewestNoisyDigits and <= MostNoisyDigits;
        return new NumberShape(written, effective, hasExponent, isIrregular, isNoisy ? FindClean(value, effective) : -1);
    }

    private static int ExponentOf(ReadOnlySpan<byte> text)
    {
        var exponent = 0;
        foreach (var c in text)
        {
            exponent = c is >= (byte)'0' and <= (byte)'9' ? (10 * exponent) + (c - '0') : exponent;
        }

        return text[0] == '-' ? -exponent : exponent;
    }

    private static int FindClean(decimal value, int effective)
    {
        var allowed = Math.Max(LeastResidual, Math.Abs(value) * Tolerance);
        for (var decimals = 1; decimals <= effective - DroppedDigits; decimals++)
        {
            var rounded = Math.Round(value, decimals);
            if (rounded != 0 && Math.Abs(rounded - value) <= allowed)
            {
                return decimals;
            }
        }

        return -1;
    }
}
