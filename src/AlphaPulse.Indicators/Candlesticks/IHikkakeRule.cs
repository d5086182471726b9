using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>A rule whose pattern is confirmed by a later candle.</summary>
internal interface IHikkakeRule : ICandleRule
{
    /// <summary>Whether the candle of an age breaks out of an inside bar: 1 by a lower high and low, -1 by a higher high and low, else 0.</summary>
    static abstract int Break<T>(in CandleWindow<T> candles, int age)
        where T : struct, INumber<T>;
}
