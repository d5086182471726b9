using Skender.Stock.Indicators;
using static AlphaPulse.Indicators.Skender.Make;

namespace AlphaPulse.Indicators.Skender;

/// <summary>Direction and its strength.</summary>
internal static class SkenderTrend
{
    public static IReadOnlyList<SkenderDescriptor> All { get; } =
    [
        Bars(
            "GetAdx", "Average directional index", "Trend", "ADX",
            [Whole("period", 14)],
            (q, a) => q.GetAdx(a.Int(0)),
            ("adx", r => r.Adx), ("plus", r => r.Pdi), ("minus", r => r.Mdi), ("dx", r => r.Dx), ("adxr", r => r.Adxr)),
        Bars(
            "GetAroon", "Aroon", "Trend", "AROON",
            [Whole("period", 25)],
            (q, a) => q.GetAroon(a.Int(0)),
            ("up", r => r.AroonUp), ("down", r => r.AroonDown), ("oscillator", r => r.Oscillator)),
        Bars(
            "GetChop", "Choppiness index", "Trend", "CHOP",
            [Whole("period", 14)],
            (q, a) => q.GetChop(a.Int(0)),
            ("value", r => r.Chop)),
        Bars(
            "GetVortex", "Vortex indicator", "Trend", "VORTEX",
            [Whole("period", 14)],
            (q, a) => q.GetVortex(a.Int(0)),
            ("plus", r => r.Pvi), ("minus", r => r.Nvi)),
    ];
}
