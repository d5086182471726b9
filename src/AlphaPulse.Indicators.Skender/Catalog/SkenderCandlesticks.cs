using Skender.Stock.Indicators;
using static AlphaPulse.Indicators.Skender.Make;

namespace AlphaPulse.Indicators.Skender;

/// <summary>Patterns of single candles; the match is that of Skender, 0 for none.</summary>
internal static class SkenderCandlesticks
{
    public static IReadOnlyList<SkenderDescriptor> All { get; } =
    [
        Bars(
            "GetDoji", "Doji", "Candlesticks", "CDLDOJI",
            [Number("percent", 0.1m)],
            (q, a) => q.GetDoji(a.Double(0)),
            ("match", r => (double?)(int)r.Match), ("price", r => r.Price)),
        Bars(
            "GetMarubozu", "Marubozu", "Candlesticks", "CDLMARUBOZU",
            [Number("percent", 95m)],
            (q, a) => q.GetMarubozu(a.Double(0)),
            ("match", r => (double?)(int)r.Match), ("price", r => r.Price)),
    ];
}
