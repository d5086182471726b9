using System.Globalization;

namespace AlphaPulse.Indicators;

internal sealed class VolumeMacdDescriptor : IndicatorDescriptor
{
    public override string Name => "vwmacd";

    public override string Title => "Volume weighted MACD";

    public override string Family => "Momentum";

    public override string Description =>
        "How far a fast volume weighted average is above a slow one; the signal is the average of that, the histogram the distance between the two.";

    public override string Undefined =>
        "The bars before the first volume; with simple those of a window without volume.";

    public override string Reference =>
        "Buff Dormeier, Investing with Volume Analysis, 2011, by exponential averages; with simple by volume weighted averages of windows (pandas-ta, whose signal is volume weighted too).";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        new IndicatorParameter("fast", ParameterKind.Integer, 12, 1, Period.Maximum),
        new IndicatorParameter("slow", ParameterKind.Integer, 26, 2, Period.Maximum),
        new IndicatorParameter("signal", ParameterKind.Integer, 9, 1, Period.Maximum),
        IndicatorParameter.Choice("average", "exponential", "simple"),
    ];

    public override IReadOnlyList<string> Outputs { get; } = ["macd", "signal", "histogram"];

    public override PriceSource? DefaultSource => null;

    internal override string? Refuse(IReadOnlyList<decimal> arguments) =>
        arguments[0] < arguments[1] ? null : string.Create(
            CultureInfo.InvariantCulture, $"the fast period {arguments[0]} is not below the slow period {arguments[1]}");

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars<T, MacdValue<T>>(spec, new VolumeMacd<T>(spec.Integer(0), spec.Integer(1), spec.Integer(2), (VolumeAverage)spec.Integer(3)));
}
