using System.Numerics;

namespace AlphaPulse.Indicators;

internal readonly struct DarkCloudCoverRule : ICandleRule
{
    public static CandlestickPattern Pattern => CandlestickPattern.DarkCloudCover;

    public static string Name => "cdldarkcloudcover";

    public static string Title => "Dark cloud cover";

    public static string Description =>
        "A long white candle, then a black one that opens above its high and closes well into its body. Bearish: -100.";

    public static int Lookback => 11;

    public static decimal? Penetration => 0.5m;

    public static int Judge<T>(in CandleWindow<T> candles)
        where T : struct, INumber<T>
    {
        ref readonly var before = ref candles[1];
        ref readonly var last = ref candles[0];
        return before.IsWhite
            && last.IsBlack
            && last.Open > before.High
            && last.Close > before.Open
            && before.Close - candles.Penetrated(1) > last.Close
            && candles.IsLong(1)
            ? -100
            : 0;
    }
}
