using System.Globalization;

namespace AlphaPulse.Indicators;

internal sealed class PpoDescriptor : IndicatorDescriptor
{
    public override string Name => "ppo";

    public override string Title => "Percentage price oscillator";

    public override string Family => "Momentum";

    public override string Description =>
        "A fast average of the price less a slow one, in percent of the slow one, so that instruments compare; signal is its average, histogram the difference.";

    public override string Undefined =>
        "The bars at which the slow average is 0.";

    public override string Reference =>
        "Exponential averages, each seeded on its own (TA-Lib since 0.8.1, which has the line only); with simple simple ones (TA-Lib 0.6).";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        new IndicatorParameter("fast", ParameterKind.Integer, 12, 1, Period.Maximum),
        new IndicatorParameter("slow", ParameterKind.Integer, 26, 2, Period.Maximum),
        new IndicatorParameter("signal", ParameterKind.Integer, 9, 1, Period.Maximum),
        IndicatorParameter.Choice("average", "exponential", "simple"),
    ];

    public override IReadOnlyList<string> Outputs { get; } = ["ppo", "signal", "histogram"];

    internal override string? Refuse(IReadOnlyList<decimal> arguments) =>
        arguments[0] < arguments[1] ? null : string.Create(
            CultureInfo.InvariantCulture, $"the fast period {arguments[0]} is not below the slow period {arguments[1]}");

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries<T, PpoValue<T>>(spec, new Ppo<T>(spec.Integer(0), spec.Integer(1), spec.Integer(2), (OscillatorAverage)spec.Integer(3)));
}
