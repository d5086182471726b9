using Skender.Stock.Indicators;
using static AlphaPulse.Indicators.Skender.Make;

namespace AlphaPulse.Indicators.Skender;

/// <summary>Volume and the flow of money.</summary>
internal static class SkenderVolume
{
    public static IReadOnlyList<SkenderDescriptor> All { get; } =
    [
        Bars(
            "GetAdl", "Accumulation and distribution line", "Volume", "AD",
            [],
            (q, _) => q.GetAdl(),
            ("adl", r => r.Adl), ("multiplier", r => r.MoneyFlowMultiplier), ("volume", r => r.MoneyFlowVolume)),
        Bars(
            "GetChaikinOsc", "Chaikin oscillator", "Volume", "ADOSC",
            [Whole("fast", 3), Whole("slow", 10)],
            (q, a) => q.GetChaikinOsc(a.Int(0), a.Int(1)),
            ("oscillator", r => r.Oscillator), ("adl", r => r.Adl), ("multiplier", r => r.MoneyFlowMultiplier), ("volume", r => r.MoneyFlowVolume)),
        Bars(
            "GetCmf", "Chaikin money flow", "Volume", "CMF",
            [Whole("period", 20)],
            (q, a) => q.GetCmf(a.Int(0)),
            ("cmf", r => r.Cmf), ("multiplier", r => r.MoneyFlowMultiplier), ("volume", r => r.MoneyFlowVolume)),
        Bars(
            "GetForceIndex", "Force index", "Volume", "EFI",
            [Whole("period", 2)],
            (q, a) => q.GetForceIndex(a.Int(0)),
            ("value", r => r.ForceIndex)),
        Bars(
            "GetKvo", "Klinger volume oscillator", "Volume", "KVO",
            [Whole("fast", 34), Whole("slow", 55), Whole("signal", 13)],
            (q, a) => q.GetKvo(a.Int(0), a.Int(1), a.Int(2)),
            ("kvo", r => r.Oscillator), ("signal", r => r.Signal)),
        Bars(
            "GetMfi", "Money flow index", "Volume", "MFI",
            [Whole("period", 14)],
            (q, a) => q.GetMfi(a.Int(0)),
            ("value", r => r.Mfi)),
        Bars(
            "GetObv", "On-balance volume", "Volume", "OBV",
            [],
            (q, _) => q.GetObv(),
            ("value", r => r.Obv)),
    ];
}
