namespace AlphaPulse.Indicators;

/// <summary>Which number of a bar an indicator of a single series takes.</summary>
public enum PriceSource
{
    /// <summary>The last price; the default of most indicators.</summary>
    Close = 0,

    /// <summary>The first price.</summary>
    Open = 1,

    /// <summary>The greatest price.</summary>
    High = 2,

    /// <summary>The least price.</summary>
    Low = 3,

    /// <summary>The volume.</summary>
    Volume = 4,

    /// <summary>(high + low) / 2.</summary>
    Hl2 = 5,

    /// <summary>(high + low + close) / 3, the typical price.</summary>
    Hlc3 = 6,

    /// <summary>(open + high + low + close) / 4.</summary>
    Ohlc4 = 7,

    /// <summary>(high + low + 2 close) / 4, the weighted close.</summary>
    Hlcc4 = 8,
}
