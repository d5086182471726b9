using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The rule of a candlestick pattern: a pure function of the last candles.</summary>
internal interface ICandleRule
{
    static abstract CandlestickPattern Pattern { get; }

    static abstract string Name { get; }

    static abstract string Title { get; }

    static abstract string Description { get; }

    /// <summary>How many candles before the last one the rule may look at, those of its means included.</summary>
    static abstract int Lookback { get; }

    /// <summary>How deep one candle has to reach into the body of another, as a share of that body; <see langword="null"/> where the rule takes none.</summary>
    static virtual decimal? Penetration => null;

    /// <summary>What the last candle completes: from -200 to 200, 0 for nothing.</summary>
    static abstract int Judge<T>(in CandleWindow<T> candles)
        where T : struct, INumber<T>;
}
