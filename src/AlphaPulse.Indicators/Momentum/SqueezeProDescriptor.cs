namespace AlphaPulse.Indicators;

internal sealed class SqueezeProDescriptor : IndicatorDescriptor
{
    public override string Name => "squeeze_pro";

    public override string Title => "Squeeze pro";

    public override string Family => "Momentum";

    public override string Description =>
        "How low the volatility is: in how many of three Keltner channels the Bollinger bands are, 0 to 3, 0 also in a flat market; momentum is the direction in which it may end.";

    public override string Reference =>
        "Simpler Trading after John Carter; three channels of 2, 1.5 and 1 mean true ranges, as in LEAN and pandas-ta; momentum as squeeze.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        new IndicatorParameter("bands", ParameterKind.Integer, 20, 2, Period.Maximum),
        new IndicatorParameter("deviations", ParameterKind.Decimal, 2m, 0.1m, 100m),
        new IndicatorParameter("channel", ParameterKind.Integer, 20, 2, Period.Maximum),
        new IndicatorParameter("wide", ParameterKind.Decimal, 2m, 0.1m, 100m),
        new IndicatorParameter("normal", ParameterKind.Decimal, 1.5m, 0.1m, 100m),
        new IndicatorParameter("narrow", ParameterKind.Decimal, 1m, 0.1m, 100m),
    ];

    public override IReadOnlyList<string> Outputs { get; } = ["level", "momentum"];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [new(0, 3), OutputRange.Unbounded];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars<T, SqueezeProValue<T>>(spec, new SqueezePro<T>(spec.Integer(0), spec.Arguments[1], spec.Integer(2), spec.Arguments[3], spec.Arguments[4], spec.Arguments[5]));
}
