using Skender.Stock.Indicators;
using static AlphaPulse.Indicators.Skender.Make;

namespace AlphaPulse.Indicators.Skender;

/// <summary>Bands, channels, stops and pivots.</summary>
internal static class SkenderChannels
{
    public static IReadOnlyList<SkenderDescriptor> All { get; } =
    [
        Series(
            "GetAlligator", "Williams alligator", "Channels", "ALLIGATOR", PriceSource.Hl2,
            [Whole("jaw", 13), Whole("jaw_offset", 8), Whole("teeth", 8), Whole("teeth_offset", 5), Whole("lips", 5), Whole("lips_offset", 3)],
            (x, a) => x.GetAlligator(a.Int(0), a.Int(1), a.Int(2), a.Int(3), a.Int(4), a.Int(5)),
            ("jaw", r => r.Jaw), ("teeth", r => r.Teeth), ("lips", r => r.Lips)),
        Bars(
            "GetAtrStop", "ATR trailing stop", "Channels", "ATRSTOP",
            [Whole("period", 21), Number("multiplier", 3m), Choice("end", 0, "close", "high_low")],
            (q, a) => q.GetAtrStop(a.Int(0), a.Double(1), a.Enum<EndType>(2)),
            ("stop", r => r.AtrStop), ("buy", r => r.BuyStop), ("sell", r => r.SellStop)),
        Series(
            "GetBollingerBands", "Bollinger bands", "Channels", "BBANDS", PriceSource.Close,
            [Whole("period", 20), Number("deviations", 2m)],
            (x, a) => x.GetBollingerBands(a.Int(0), a.Double(1)),
            ("upper", r => r.UpperBand), ("middle", r => r.Sma), ("lower", r => r.LowerBand), ("percent_b", r => r.PercentB), ("zscore", r => r.ZScore), ("width", r => r.Width)),
        Bars(
            "GetChandelier", "Chandelier exit", "Channels", "CHANDELIER",
            [Whole("period", 22), Number("multiplier", 3m), Choice("side", 0, "long", "short")],
            (q, a) => q.GetChandelier(a.Int(0), a.Double(1), a.Enum<ChandelierType>(2)),
            ("value", r => r.ChandelierExit)),
        Bars(
            "GetDonchian", "Donchian channel", "Channels", "DONCHIAN",
            [Whole("period", 20)],
            (q, a) => q.GetDonchian(a.Int(0)),
            ("upper", r => r.UpperBand), ("middle", r => r.Centerline), ("lower", r => r.LowerBand), ("width", r => r.Width)),
        Bars(
            "GetFcb", "Fractal chaos bands", "Channels", "FCB",
            [Whole("span", 2)],
            (q, a) => q.GetFcb(a.Int(0)),
            ("upper", r => r.UpperBand), ("lower", r => r.LowerBand)),
        BarsLate(
            "GetFractal", "Williams fractal", "Channels", "FRACTAL",
            [Whole("left", 2), Whole("right", 2), Choice("end", 1, "close", "high_low")],
            (q, a) => q.GetFractal(a.Int(0), a.Int(1), a.Enum<EndType>(2)),
            (_, a) => a.Int(1),
            ("bear", r => r.FractalBear), ("bull", r => r.FractalBull)),
        Series(
            "GetGator", "Gator oscillator", "Channels", "GATOR", PriceSource.Hl2,
            [],
            (x, _) => x.GetGator(),
            ("upper", r => r.Upper), ("lower", r => r.Lower), ("upper_expands", r => SkenderValue.Of(r.UpperIsExpanding)), ("lower_expands", r => SkenderValue.Of(r.LowerIsExpanding))),
        BarsLate(
            "GetIchimoku", "Ichimoku cloud", "Channels", "ICHIMOKU",
            [Whole("tenkan", 9), Whole("kijun", 26), Whole("senkou_b", 52), Whole("senkou_offset", 26, 0), Whole("chikou_offset", 26, 0)],
            (q, a) => q.GetIchimoku(a.Int(0), a.Int(1), a.Int(2), a.Int(3), a.Int(4)),
            (output, a) => output == 4 ? a.Int(4) : 0,
            ("tenkan", r => r.TenkanSen), ("kijun", r => r.KijunSen), ("senkou_a", r => r.SenkouSpanA), ("senkou_b", r => r.SenkouSpanB), ("chikou", r => r.ChikouSpan)),
        Bars(
            "GetKeltner", "Keltner channel", "Channels", "KC",
            [Whole("period", 20), Number("multiplier", 2m), Whole("atr", 10)],
            (q, a) => q.GetKeltner(a.Int(0), a.Double(1), a.Int(2)),
            ("upper", r => r.UpperBand), ("middle", r => r.Centerline), ("lower", r => r.LowerBand), ("width", r => r.Width)),
        Series(
            "GetMaEnvelopes", "Moving average envelopes", "Channels", "MAENV", PriceSource.Close,
            [Whole("period", 20), Number("percent", 2.5m), Choice("average", 7, "alma", "dema", "epma", "ema", "hma", "kama", "mama", "sma", "smma", "tema", "wma")],
            (x, a) => x.GetMaEnvelopes(a.Int(0), a.Double(1), a.Enum<MaType>(2)),
            ("upper", r => r.UpperEnvelope), ("middle", r => r.Centerline), ("lower", r => r.LowerEnvelope)),
        Bars(
            "GetParabolicSar", "Parabolic SAR", "Channels", "PSAR",
            [Number("step", 0.02m), Number("maximum", 0.2m), Number("initial", 0m)],
            (q, a) => q.GetParabolicSar(a.Double(0), a.Double(1), a.Decimal(2) == 0 ? a.Double(0) : a.Double(2)),
            ("sar", r => r.Sar), ("reversal", r => SkenderValue.Of(r.IsReversal))),
        Bars(
            "GetPivotPoints", "Pivot points", "Channels", "PIVOTPTS",
            [Choice("window", 0, "month", "week", "day", "four_hours", "two_hours", "one_hour", "thirty_minutes", "fifteen_minutes", "five_minutes", "three_minutes", "two_minutes", "one_minute"), Choice("type", 0, "standard", "camarilla", "demark", "fibonacci", "woodie")],
            (q, a) => q.GetPivotPoints(a.Enum<PeriodSize>(0), a.Enum<PivotPointType>(1)),
            ("pp", r => r.PP), ("r1", r => r.R1), ("r2", r => r.R2), ("r3", r => r.R3), ("r4", r => r.R4), ("s1", r => r.S1), ("s2", r => r.S2), ("s3", r => r.S3), ("s4", r => r.S4)),
        BarsLate(
            "GetPivots", "Swing pivots", "Channels", "PIVOTS",
            [Whole("left", 2), Whole("right", 2), Whole("trend", 20), Choice("end", 1, "close", "high_low")],
            (q, a) => q.GetPivots(a.Int(0), a.Int(1), a.Int(2), a.Enum<EndType>(3)),
            (_, a) => a.Int(1),
            ("high", r => r.HighPoint), ("low", r => r.LowPoint)),
        Bars(
            "GetRollingPivots", "Rolling pivot points", "Channels", "PIVOTPTS",
            [Whole("window", 20), Whole("offset", 0, 0), Choice("type", 0, "standard", "camarilla", "demark", "fibonacci", "woodie")],
            (q, a) => q.GetRollingPivots(a.Int(0), a.Int(1), a.Enum<PivotPointType>(2)),
            ("pp", r => r.PP), ("r1", r => r.R1), ("r2", r => r.R2), ("r3", r => r.R3), ("r4", r => r.R4), ("s1", r => r.S1), ("s2", r => r.S2), ("s3", r => r.S3), ("s4", r => r.S4)),
        Bars(
            "GetStarcBands", "Stoller average range channel", "Channels", "STARC",
            [Whole("period", 5), Number("multiplier", 2m), Whole("atr", 10)],
            (q, a) => q.GetStarcBands(a.Int(0), a.Double(1), a.Int(2)),
            ("upper", r => r.UpperBand), ("middle", r => r.Centerline), ("lower", r => r.LowerBand)),
        Bars(
            "GetSuperTrend", "SuperTrend", "Channels", "SUPERTREND",
            [Whole("period", 10), Number("multiplier", 3m)],
            (q, a) => q.GetSuperTrend(a.Int(0), a.Double(1)),
            ("trend", r => r.SuperTrend), ("upper", r => r.UpperBand), ("lower", r => r.LowerBand)),
        Bars(
            "GetVolatilityStop", "Volatility stop", "Channels", "VSTOP",
            [Whole("period", 7), Number("multiplier", 3m)],
            (q, a) => Settled(q.GetVolatilityStop(a.Int(0), a.Double(1)), a.Int(0)),
            ("sar", r => r.Sar), ("is_stop", r => SkenderValue.Of(r.IsStop)), ("upper", r => r.UpperBand), ("lower", r => r.LowerBand)),
    ];

    // What comes before the first stop is a guess, which Skender takes back once there is a stop; here it is never given.
    private static List<VolatilityStopResult> Settled(IEnumerable<VolatilityStopResult> results, int period)
    {
        var all = results.ToList();
        return all.Count > period && all[period].IsStop is null ? all : all.ConvertAll(r => new VolatilityStopResult(r.Date));
    }
}
