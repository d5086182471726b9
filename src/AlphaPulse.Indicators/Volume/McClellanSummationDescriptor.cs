using System.Globalization;

namespace AlphaPulse.Indicators;

internal sealed class McClellanSummationDescriptor : IndicatorDescriptor
{
    public override string Name => "mcsummation";

    public override string Title => "McClellan summation index";

    public override string Entry => "BREADTH";

    public override string Family => "Volume";

    public override string Description =>
        "The sum of the McClellan oscillator: the long swing of the breadth of a market; only its changes mean something. The two series are numbers of issues: give them in the order advancing, declining.";

    public override string Undefined => "As a ratio: bars without any issue.";

    public override string Reference =>
        "Sherman and Marian McClellan, Patterns for Profit, 1970; as in LEAN.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        new IndicatorParameter("fast", ParameterKind.Integer, 19, 1, Period.Maximum),
        new IndicatorParameter("slow", ParameterKind.Integer, 39, 2, Period.Maximum),
        IndicatorParameter.Choice("scale", "plain", "ratio"),
    ];

    public override PriceSource? DefaultSource => PriceSource.High;

    public override PriceSource? DefaultSecondSource => PriceSource.Low;

    internal override string? Refuse(IReadOnlyList<decimal> arguments) =>
        arguments[0] < arguments[1] ? null : string.Create(
            CultureInfo.InvariantCulture, $"the fast period {arguments[0]} is not below the slow period {arguments[1]}");

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfPairs(spec, new McClellanSummation<T>(spec.Integer(0), spec.Integer(1), (BreadthScale)spec.Integer(2)));
}
