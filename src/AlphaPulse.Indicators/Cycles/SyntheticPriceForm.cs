namespace AlphaPulse.Indicators;

/// <summary>What <see cref="SyntheticPrice{T}"/> subtracts.</summary>
public enum SyntheticPriceForm
{
    /// <summary>The average of a half of the cycle from that of a quarter.</summary>
    Averages = 0,

    /// <summary>The average of the cycle from the price.</summary>
    Price = 1,
}
