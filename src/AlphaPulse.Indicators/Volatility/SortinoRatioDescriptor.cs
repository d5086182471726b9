namespace AlphaPulse.Indicators;

internal sealed class SortinoRatioDescriptor : IndicatorDescriptor
{
    public override string Name => "sortino";

    public override string Title => "Sortino ratio";

    public override string Entry => "SHARPE";

    public override string Family => "Volatility";

    public override string Description =>
        "How much return beyond a target a series gave for the shortfalls that it had, brought to a year.";

    public override string Undefined => "Where no return of the window fell short of the target, and until the window is full again after a value of 0.";

    public override string Reference =>
        "Frank Sortino and Lee Price, Journal of Investing, 1994; as in LEAN, with the mean of the squares over all bars.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        IndicatorParameter.Period(20, 20),
        new IndicatorParameter("target", ParameterKind.Decimal, 0, 0, 1),
        new IndicatorParameter("annual", ParameterKind.Decimal, 252, 1, 1_000_000),
    ];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new SortinoRatio<T>(spec.Integer(0), spec.Arguments[1], spec.Arguments[2]));
}
