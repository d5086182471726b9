namespace AlphaPulse.Indicators;

internal sealed class SharpeRatioDescriptor : IndicatorDescriptor
{
    public override string Name => "sharpe";

    public override string Title => "Sharpe ratio";

    public override string Family => "Volatility";

    public override string Description =>
        "How much return a series gave for the risk that it took, brought to a year.";

    public override string Undefined => "Where all returns of the window are equal (0/0), and until the window is full again after a value of 0.";

    public override string Reference =>
        "William Sharpe, Journal of Portfolio Management, 1994; as in LEAN, times the root of 252.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        IndicatorParameter.Period(20, 2),
        new IndicatorParameter("rate", ParameterKind.Decimal, 0, -1, 1),
        new IndicatorParameter("annual", ParameterKind.Decimal, 252, 1, 1_000_000),
    ];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new SharpeRatio<T>(spec.Integer(0), spec.Arguments[1], spec.Arguments[2]));
}
