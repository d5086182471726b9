using Skender.Stock.Indicators;
using static AlphaPulse.Indicators.Skender.Make;

namespace AlphaPulse.Indicators.Skender;

/// <summary>The moving averages.</summary>
internal static class SkenderAverages
{
    public static IReadOnlyList<SkenderDescriptor> All { get; } =
    [
        Series(
            "GetAlma", "Arnaud Legoux moving average", "Averages", "ALMA", PriceSource.Close,
            [Whole("period", 9), Number("offset", 0.85m), Number("sigma", 6m)],
            (x, a) => x.GetAlma(a.Int(0), a.Double(1), a.Double(2)),
            ("value", r => r.Alma)),
        Series(
            "GetDema", "Double exponential moving average", "Averages", "DEMA", PriceSource.Close,
            [Whole("period", 20)],
            (x, a) => x.GetDema(a.Int(0)),
            ("value", r => r.Dema)),
        Series(
            "GetDynamic", "McGinley dynamic", "Averages", "MCGD", PriceSource.Close,
            [Whole("period", 10), Number("k", 0.6m)],
            (x, a) => x.GetDynamic(a.Int(0), a.Double(1)),
            ("value", r => r.Dynamic)),
        Series(
            "GetEma", "Exponential moving average", "Averages", "EMA", PriceSource.Close,
            [Whole("period", 20)],
            (x, a) => x.GetEma(a.Int(0)),
            ("value", r => r.Ema)),
        Series(
            "GetEpma", "Endpoint moving average", "Averages", "LSMA", PriceSource.Close,
            [Whole("period", 14)],
            (x, a) => x.GetEpma(a.Int(0)),
            ("value", r => r.Epma)),
        Series(
            "GetHma", "Hull moving average", "Averages", "HMA", PriceSource.Close,
            [Whole("period", 20)],
            (x, a) => x.GetHma(a.Int(0)),
            ("value", r => r.Hma)),
        Series(
            "GetKama", "Kaufman adaptive moving average", "Averages", "KAMA", PriceSource.Close,
            [Whole("period", 10), Whole("fast", 2), Whole("slow", 30)],
            (x, a) => x.GetKama(a.Int(0), a.Int(1), a.Int(2)),
            ("kama", r => r.Kama), ("efficiency", r => r.ER)),
        Series(
            "GetMama", "MESA adaptive moving average", "Averages", "MAMA", PriceSource.Hl2,
            [Number("fast_limit", 0.5m), Number("slow_limit", 0.05m)],
            (x, a) => x.GetMama(a.Double(0), a.Double(1)),
            ("mama", r => r.Mama), ("fama", r => r.Fama)),
        Series(
            "GetSma", "Simple moving average", "Averages", "SMA", PriceSource.Close,
            [Whole("period", 20)],
            (x, a) => x.GetSma(a.Int(0)),
            ("value", r => r.Sma)),
        Series(
            "GetSmma", "Smoothed moving average", "Averages", "SMMA", PriceSource.Close,
            [Whole("period", 14)],
            (x, a) => x.GetSmma(a.Int(0)),
            ("value", r => r.Smma)),
        Series(
            "GetT3", "Tillson T3 moving average", "Averages", "T3", PriceSource.Close,
            [Whole("period", 5), Number("volume_factor", 0.7m)],
            (x, a) => x.GetT3(a.Int(0), a.Double(1)),
            ("value", r => r.T3)),
        Series(
            "GetTema", "Triple exponential moving average", "Averages", "TEMA", PriceSource.Close,
            [Whole("period", 20)],
            (x, a) => x.GetTema(a.Int(0)),
            ("value", r => r.Tema)),
        Bars(
            "GetVwap", "Volume weighted average price since the first bar", "Averages", "VWAP",
            [],
            (q, _) => q.GetVwap(),
            ("value", r => r.Vwap)),
        Bars(
            "GetVwma", "Volume weighted moving average", "Averages", "VWMA",
            [Whole("period", 20)],
            (q, a) => q.GetVwma(a.Int(0)),
            ("value", r => r.Vwma)),
        Series(
            "GetWma", "Weighted moving average", "Averages", "WMA", PriceSource.Close,
            [Whole("period", 20)],
            (x, a) => x.GetWma(a.Int(0)),
            ("value", r => r.Wma)),
    ];
}
