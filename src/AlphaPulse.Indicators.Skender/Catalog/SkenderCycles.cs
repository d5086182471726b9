using Skender.Stock.Indicators;
using static AlphaPulse.Indicators.Skender.Make;

namespace AlphaPulse.Indicators.Skender;

/// <summary>The Hilbert transform.</summary>
internal static class SkenderCycles
{
    public static IReadOnlyList<SkenderDescriptor> All { get; } =
    [
        Series(
            "GetHtTrendline", "Hilbert transform instantaneous trendline", "Cycles", "HT_TRENDLINE", PriceSource.Hl2,
            [],
            (x, _) => x.GetHtTrendline(),
            ("trendline", r => r.Trendline), ("smooth", r => r.SmoothPrice), ("period", r => (double?)r.DcPeriods)),
    ];
}
