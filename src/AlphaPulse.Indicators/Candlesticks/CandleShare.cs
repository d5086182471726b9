using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>What a sum over candles is multiplied with: the factor of the setting over the number of candles.</summary>
internal static class CandleShare<T>
    where T : struct, INumber<T>
{
    /// <summary>1 of the mean of 10.</summary>
    public static readonly T WholeOfTen = Number.Convert<T>(0.1m);

    /// <summary>0.1 of the mean of 10.</summary>
    public static readonly T TenthOfTen = Number.Convert<T>(0.01m);

    /// <summary>1 of the mean of 10 halves, as the two shadows count as one.</summary>
    public static readonly T HalfOfTen = Number.Convert<T>(0.05m);

    /// <summary>0.2 of the mean of 5.</summary>
    public static readonly T NearOfFive = Number.Convert<T>(0.04m);

    /// <summary>0.6 of the mean of 5.</summary>
    public static readonly T FarOfFive = Number.Convert<T>(0.12m);

    /// <summary>0.05 of the mean of 5.</summary>
    public static readonly T EqualOfFive = Number.Convert<T>(0.01m);
}
