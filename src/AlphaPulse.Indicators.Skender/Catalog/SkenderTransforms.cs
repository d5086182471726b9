using Skender.Stock.Indicators;
using static AlphaPulse.Indicators.Skender.Make;

namespace AlphaPulse.Indicators.Skender;

/// <summary>Bars and prices in another form.</summary>
internal static class SkenderTransforms
{
    public static IReadOnlyList<SkenderDescriptor> All { get; } =
    [
        Bars(
            "GetBaseQuote", "One number of the bar", "Transforms", "PRICE",
            [Choice("part", 3, "open", "high", "low", "close", "volume", "hl2", "hlc3", "oc2", "ohl3", "ohlc4")],
            (q, a) => q.GetBaseQuote(a.Enum<CandlePart>(0)),
            ("value", r => r.Value)),
        Bars(
            "GetHeikinAshi", "Heikin-Ashi candles", "Transforms", "HA",
            [],
            (q, _) => q.GetHeikinAshi(),
            ("open", r => r.Open), ("high", r => r.High), ("low", r => r.Low), ("close", r => r.Close), ("volume", r => r.Volume)),
    ];
}
