namespace AlphaPulse.Indicators;

internal sealed class CoppockDescriptor : IndicatorDescriptor
{
    public override string Name => "coppock";

    public override string Title => "Coppock curve";

    public override string Family => "Momentum";

    public override string Description =>
        "The weighted average of two rates of change together, in percent: made for the long lows of stock markets, where it turns up from below 0.";

    public override string Undefined =>
        "The bars whose price fast or slow bars before is 0.";

    public override string Reference =>
        "Edwin Coppock, Barron's, October 1962, with 11, 14 and 10; values as in pandas-ta.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        new IndicatorParameter("fast", ParameterKind.Integer, 11, 1, Period.Maximum),
        new IndicatorParameter("slow", ParameterKind.Integer, 14, 1, Period.Maximum),
        IndicatorParameter.Period(10, 1),
    ];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new Coppock<T>(spec.Integer(0), spec.Integer(1), spec.Integer(2)));
}
