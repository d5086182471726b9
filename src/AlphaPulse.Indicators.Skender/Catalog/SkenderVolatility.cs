using Skender.Stock.Indicators;
using static AlphaPulse.Indicators.Skender.Make;

namespace AlphaPulse.Indicators.Skender;

/// <summary>How far prices move.</summary>
internal static class SkenderVolatility
{
    public static IReadOnlyList<SkenderDescriptor> All { get; } =
    [
        Bars(
            "GetAtr", "Average true range", "Volatility", "ATR",
            [Whole("period", 14)],
            (q, a) => q.GetAtr(a.Int(0)),
            ("atr", r => r.Atr), ("tr", r => r.Tr), ("percent", r => r.Atrp)),
        Bars(
            "GetTr", "True range", "Volatility", "TR",
            [],
            (q, _) => q.GetTr(),
            ("value", r => r.Tr)),
        Series(
            "GetUlcerIndex", "Ulcer index", "Volatility", "UI", PriceSource.Close,
            [Whole("period", 14)],
            (x, a) => x.GetUlcerIndex(a.Int(0)),
            ("value", r => r.UI)),
    ];
}
