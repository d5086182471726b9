using System.Globalization;

namespace AlphaPulse.Indicators;

internal sealed class PvoDescriptor : IndicatorDescriptor
{
    public override string Name => "pvo";

    public override string Title => "Percentage volume oscillator";

    public override string Family => "Momentum";

    public override string Description =>
        "A fast average of the volume less a slow one, in percent of the slow one: above 0 where volume has grown; signal is its average, histogram the difference.";

    public override string Undefined =>
        "The bars at which the slow average of the volume is 0.";

    public override string Reference =>
        "Exponential averages, each seeded on its own, as in Skender and pandas-ta; with simple simple ones (the volume oscillator of Tulip).";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        new IndicatorParameter("fast", ParameterKind.Integer, 12, 1, Period.Maximum),
        new IndicatorParameter("slow", ParameterKind.Integer, 26, 2, Period.Maximum),
        new IndicatorParameter("signal", ParameterKind.Integer, 9, 1, Period.Maximum),
        IndicatorParameter.Choice("average", "exponential", "simple"),
    ];

    public override IReadOnlyList<string> Outputs { get; } = ["pvo", "signal", "histogram"];

    public override PriceSource? DefaultSource => PriceSource.Volume;

    internal override string? Refuse(IReadOnlyList<decimal> arguments) =>
        arguments[0] < arguments[1] ? null : string.Create(
            CultureInfo.InvariantCulture, $"the fast period {arguments[0]} is not below the slow period {arguments[1]}");

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries<T, PpoValue<T>>(spec, new Pvo<T>(spec.Integer(0), spec.Integer(1), spec.Integer(2), (OscillatorAverage)spec.Integer(3)));
}
