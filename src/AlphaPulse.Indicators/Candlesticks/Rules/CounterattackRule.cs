using System.Numerics;

namespace AlphaPulse.Indicators;

internal readonly struct CounterattackRule : ICandleRule
{
    public static CandlestickPattern Pattern => CandlestickPattern.Counterattack;

    public static string Name => "cdlcounterattack";

    public static string Title => "Counterattack";

    public static string Description =>
        "Two long candles of different colours that close at the same price. 100 where the second is white, -100 where it is black.";

    public static int Lookback => 11;

    public static int Judge<T>(in CandleWindow<T> candles)
        where T : struct, INumber<T>
    {
        ref readonly var before = ref candles[1];
        ref readonly var last = ref candles[0];
        return before.IsWhite != last.IsWhite
            && candles.AreEqual(last.Close, before.Close, 1)
            && candles.IsLong(1)
            && candles.IsLong(0)
            ? 100 * last.Direction
            : 0;
    }
}
