namespace AlphaPulse.Indicators;

/// <summary>Powers of ten as integers.</summary>
internal static class Powers
{
    /// <summary>10^0 to 10^18.</summary>
    public static ReadOnlySpan<long> OfTen =>
    [
        1,
        10,
        100,
        1_000,
        10_000,
        100_000,
        1_000_000,
        10_000_000,
        100_000_000,
        1_000_000_000,
        10_000_000_000,
        100_000_000_000,
        1_000_000_000_000,
        10_000_000_000_000,
        100_000_000_000_000,
        1_000_000_000_000_000,
        10_000_000_000_000_000,
        100_000_000_000_000_000,
        1_000_000_000_000_000_000,
    ];

    /// <summary>10^exponent for exponents from 0 to 38.</summary>
    public static UInt128 Wide(int exponent) => exponent <= 18
        ? (UInt128)OfTen[exponent]
        : exponent <= 36
            ? (UInt128)OfTen[18] * (UInt128)OfTen[exponent - 18]
            : (UInt128)OfTen[18] * (UInt128)OfTen[18] * (UInt128)OfTen[exponent - 36];
}
