using System.Globalization;

namespace AlphaPulse.Indicators;

internal sealed class AwesomeOscillatorDescriptor : IndicatorDescriptor
{
    public override string Name => "ao";

    public override string Title => "Awesome oscillator";

    public override string Family => "Momentum";

    public override string Description =>
        "The mean of the last middles of the bar less that of many more: above 0 where the recent prices are the higher ones.";

    public override string Reference =>
        "Bill Williams, New Trading Dimensions, 1998; identical in Tulip, Skender and pandas-ta.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        new IndicatorParameter("fast", ParameterKind.Integer, 5, 1, Period.Maximum),
        new IndicatorParameter("slow", ParameterKind.Integer, 34, 2, Period.Maximum),
    ];

    public override PriceSource? DefaultSource => PriceSource.Hl2;

    internal override string? Refuse(IReadOnlyList<decimal> arguments) =>
        arguments[0] < arguments[1] ? null : string.Create(
            CultureInfo.InvariantCulture, $"the fast period {arguments[0]} is not below the slow period {arguments[1]}");

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new AwesomeOscillator<T>(spec.Integer(0), spec.Integer(1)));
}
