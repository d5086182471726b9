using System.Globalization;

namespace AlphaPulse.Indicators;

internal sealed class ApoDescriptor : IndicatorDescriptor
{
    public override string Name => "apo";

    public override string Title => "Absolute price oscillator";

    public override string Family => "Momentum";

    public override string Description =>
        "A fast average of the price less a slow one, in the unit of the price: above 0 where the recent prices are the higher ones.";

    public override string Reference =>
        "Exponential averages, each seeded on its own (TA-Lib since 0.8.1); with simple simple ones (TA-Lib 0.6).";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        new IndicatorParameter("fast", ParameterKind.Integer, 12, 1, Period.Maximum),
        new IndicatorParameter("slow", ParameterKind.Integer, 26, 2, Period.Maximum),
        IndicatorParameter.Choice("average", "exponential", "simple"),
    ];

    internal override string? Refuse(IReadOnlyList<decimal> arguments) =>
        arguments[0] < arguments[1] ? null : string.Create(
            CultureInfo.InvariantCulture, $"the fast period {arguments[0]} is not below the slow period {arguments[1]}");

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new Apo<T>(spec.Integer(0), spec.Integer(1), (OscillatorAverage)spec.Integer(2)));
}
