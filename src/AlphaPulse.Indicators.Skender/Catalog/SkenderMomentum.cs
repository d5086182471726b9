using Skender.Stock.Indicators;
using static AlphaPulse.Indicators.Skender.Make;

namespace AlphaPulse.Indicators.Skender;

/// <summary>The oscillators.</summary>
internal static class SkenderMomentum
{
    public static IReadOnlyList<SkenderDescriptor> All { get; } =
    [
        Series(
            "GetAwesome", "Awesome oscillator", "Momentum", "AO", PriceSource.Hl2,
            [Whole("fast", 5), Whole("slow", 34)],
            (x, a) => x.GetAwesome(a.Int(0), a.Int(1)),
            ("oscillator", r => r.Oscillator), ("normalized", r => r.Normalized)),
        Bars(
            "GetBop", "Balance of power", "Momentum", "BOP",
            [Whole("smooth", 14)],
            (q, a) => q.GetBop(a.Int(0)),
            ("value", r => r.Bop)),
        Bars(
            "GetCci", "Commodity channel index", "Momentum", "CCI",
            [Whole("period", 20)],
            (q, a) => q.GetCci(a.Int(0)),
            ("value", r => r.Cci)),
        Series(
            "GetCmo", "Chande momentum oscillator", "Momentum", "CMO", PriceSource.Close,
            [Whole("period", 14)],
            (x, a) => x.GetCmo(a.Int(0)),
            ("value", r => r.Cmo)),
        Series(
            "GetConnorsRsi", "Connors RSI", "Momentum", "CRSI", PriceSource.Close,
            [Whole("rsi", 3), Whole("streak", 2), Whole("rank", 100)],
            (x, a) => x.GetConnorsRsi(a.Int(0), a.Int(1), a.Int(2)),
            ("connors", r => r.ConnorsRsi), ("rsi", r => r.Rsi), ("streak", r => r.RsiStreak), ("rank", r => r.PercentRank)),
        SeriesLate(
            "GetDpo", "Detrended price oscillator", "Momentum", "DPO", PriceSource.Close,
            [Whole("period", 20)],
            (x, a) => x.GetDpo(a.Int(0)),
            (_, a) => (a.Int(0) / 2) + 1,
            ("dpo", r => r.Dpo), ("sma", r => r.Sma)),
        Bars(
            "GetElderRay", "Elder ray index", "Momentum", "ERI",
            [Whole("period", 13)],
            (q, a) => q.GetElderRay(a.Int(0)),
            ("bull", r => r.BullPower), ("bear", r => r.BearPower), ("ema", r => r.Ema)),
        Series(
            "GetFisherTransform", "Fisher transform", "Momentum", "FISHER", PriceSource.Hl2,
            [Whole("period", 10)],
            (x, a) => x.GetFisherTransform(a.Int(0)),
            ("fisher", r => r.Fisher), ("trigger", r => r.Trigger)),
        Series(
            "GetMacd", "Moving average convergence and divergence", "Momentum", "MACD", PriceSource.Close,
            [Whole("fast", 12), Whole("slow", 26), Whole("signal", 9, 0)],
            (x, a) => x.GetMacd(a.Int(0), a.Int(1), a.Int(2)),
            ("macd", r => r.Macd), ("signal", r => r.Signal), ("histogram", r => r.Histogram), ("fast_ema", r => r.FastEma), ("slow_ema", r => r.SlowEma)),
        Series(
            "GetPmo", "Price momentum oscillator", "Momentum", "PMO", PriceSource.Close,
            [Whole("time", 35), Whole("smooth", 20), Whole("signal", 10)],
            (x, a) => x.GetPmo(a.Int(0), a.Int(1), a.Int(2)),
            ("pmo", r => r.Pmo), ("signal", r => r.Signal)),
        Series(
            "GetPrs", "Price relative strength", "Momentum", "PRS", PriceSource.High, PriceSource.Low,
            [Whole("period", 20)],
            (x, b, a) => x.GetPrs(b, x.Count < a.Int(0) ? null : a.Int(0)),
            ("prs", r => r.Prs), ("percent", r => r.PrsPercent)),
        Bars(
            "GetPvo", "Percentage volume oscillator", "Momentum", "PVO",
            [Whole("fast", 12), Whole("slow", 26), Whole("signal", 9, 0)],
            (q, a) => q.GetPvo(a.Int(0), a.Int(1), a.Int(2)),
            ("pvo", r => r.Pvo), ("signal", r => r.Signal), ("histogram", r => r.Histogram)),
        Series(
            "GetRoc", "Rate of change", "Momentum", "ROC", PriceSource.Close,
            [Whole("period", 10)],
            (x, a) => x.GetRoc(a.Int(0)),
            ("roc", r => r.Roc), ("momentum", r => r.Momentum)),
        Series(
            "GetRocWb", "Rate of change with bands", "Momentum", "ROCWB", PriceSource.Close,
            [Whole("period", 20), Whole("ema", 5), Whole("deviation", 5)],
            (x, a) => x.GetRocWb(a.Int(0), a.Int(1), a.Int(2)),
            ("roc", r => r.Roc), ("ema", r => r.RocEma), ("upper", r => r.UpperBand), ("lower", r => r.LowerBand)),
        Series(
            "GetRsi", "Relative strength index", "Momentum", "RSI", PriceSource.Close,
            [Whole("period", 14)],
            (x, a) => x.GetRsi(a.Int(0)),
            ("value", r => r.Rsi)),
        Bars(
            "GetSmi", "Stochastic momentum index", "Momentum", "SMI",
            [Whole("period", 13), Whole("first", 25), Whole("second", 2), Whole("signal", 3)],
            (q, a) => q.GetSmi(a.Int(0), a.Int(1), a.Int(2), a.Int(3)),
            ("smi", r => r.Smi), ("signal", r => r.Signal)),
        Series(
            "GetStc", "Schaff trend cycle", "Momentum", "STC", PriceSource.Close,
            [Whole("cycle", 10, 0), Whole("fast", 23), Whole("slow", 50)],
            (x, a) => x.GetStc(a.Int(0), a.Int(1), a.Int(2)),
            ("value", r => r.Stc)),
        Bars(
            "GetStoch", "Stochastic oscillator", "Momentum", "STOCH",
            [Whole("period", 14), Whole("signal", 3), Whole("smooth", 3), Number("k_factor", 3m), Number("d_factor", 2m), Choice("average", 0, "sma", "smma")],
            (q, a) => q.GetStoch(a.Int(0), a.Int(1), a.Int(2), a.Double(3), a.Double(4), a.Int(5) == 0 || q.Count < a.Int(0) ? MaType.SMA : MaType.SMMA),
            ("k", r => r.Oscillator), ("d", r => r.Signal), ("j", r => r.PercentJ)),
        Series(
            "GetStochRsi", "Stochastic RSI", "Momentum", "STOCHRSI", PriceSource.Close,
            [Whole("rsi", 14), Whole("stoch", 14), Whole("signal", 3), Whole("smooth", 1)],
            (x, a) => x.GetStochRsi(a.Int(0), a.Int(1), a.Int(2), a.Int(3)),
            ("k", r => r.StochRsi), ("d", r => r.Signal)),
        Series(
            "GetTrix", "Triple exponential oscillator", "Momentum", "TRIX", PriceSource.Close,
            [Whole("period", 15), Whole("signal", 9)],
            (x, a) => x.GetTrix(a.Int(0), a.Int(1)),
            ("trix", r => r.Trix), ("signal", r => r.Signal), ("ema3", r => r.Ema3)),
        Series(
            "GetTsi", "True strength index", "Momentum", "TSI", PriceSource.Close,
            [Whole("period", 25), Whole("smooth", 13), Whole("signal", 7, 0)],
            (x, a) => x.GetTsi(a.Int(0), a.Int(1), a.Int(2)),
            ("tsi", r => r.Tsi), ("signal", r => r.Signal)),
        Bars(
            "GetUltimate", "Ultimate oscillator", "Momentum", "ULTOSC",
            [Whole("short", 7), Whole("middle", 14), Whole("long", 28)],
            (q, a) => q.GetUltimate(a.Int(0), a.Int(1), a.Int(2)),
            ("value", r => r.Ultimate)),
        Bars(
            "GetWilliamsR", "Williams %R", "Momentum", "WILLR",
            [Whole("period", 14)],
            (q, a) => q.GetWilliamsR(a.Int(0)),
            ("value", r => r.WilliamsR)),
    ];
}
