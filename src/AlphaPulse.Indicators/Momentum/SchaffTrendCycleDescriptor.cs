using System.Globalization;

namespace AlphaPulse.Indicators;

internal sealed class SchaffTrendCycleDescriptor : IndicatorDescriptor
{
    public override string Name => "stc";

    public override string Title => "Schaff trend cycle";

    public override string Family => "Momentum";

    public override string Description =>
        "Where the convergence of two averages stands in its cycle: 0 to 100, 100 in a rise; faster than MACD. In a steady trend it stays where it was.";

    public override string Undefined => "Bars before the averages have moved at all; with average every bar on which their difference did not move over the cycle (0/0).";

    public override string Reference =>
        "Doug Schaff, 1999; factor one half; with average one stochastic and the mean of three values (Skender).";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        new IndicatorParameter("cycle", ParameterKind.Integer, 10, 5, Period.Maximum),
        new IndicatorParameter("fast", ParameterKind.Integer, 23, 1, Period.Maximum),
        new IndicatorParameter("slow", ParameterKind.Integer, 50, 2, Period.Maximum),
        IndicatorParameter.Choice("smoothing", "factor", "average"),
    ];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [new(0, 100)];

    internal override string? Refuse(IReadOnlyList<decimal> arguments) =>
        arguments[1] < arguments[2] ? null : string.Create(
            CultureInfo.InvariantCulture, $"the fast period {arguments[1]} is not below the slow period {arguments[2]}");

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new SchaffTrendCycle<T>(spec.Integer(0), spec.Integer(1), spec.Integer(2), (SchaffSmoothing)spec.Integer(3)));
}
