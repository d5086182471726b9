namespace AlphaPulse.Indicators;

internal sealed class ValueAtRiskDescriptor : IndicatorDescriptor
{
    public override string Name => "valueatrisk";

    public override string Title => "Historical value at risk";

    public override string Entry => "SHARPE";

    public override string Family => "Volatility";

    public override string Description =>
        "Which loss of a bar, as a fraction, the last n bars exceeded only rarely: with the default in 5 of 100.";

    public override string Undefined => "Until the window is full again after a value of 0.";

    public override string Reference =>
        "Historical simulation; quantile linear between the nearest returns (Hyndman and Fan, 1996, type 7).";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        IndicatorParameter.Period(100, 2),
        new IndicatorParameter("level", ParameterKind.Decimal, 0.95m, 0.5m, 0.9999m),
    ];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new ValueAtRisk<T>(spec.Integer(0), spec.Arguments[1]));
}
