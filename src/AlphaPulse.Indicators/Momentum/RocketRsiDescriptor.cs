namespace AlphaPulse.Indicators;

internal sealed class RocketRsiDescriptor : IndicatorDescriptor
{
    public override string Name => "rrsi";

    public override string Title => "Rocket relative strength index";

    public override string Family => "Momentum";

    public override string Description =>
        "A relative strength index of smoothed momentum, stretched so that beyond 2 or -2 a turn is likely.";

    public override string Undefined =>
        "The bars before any move, or at which every move is forgotten.";

    public override string Reference =>
        "John Ehlers, RocketRSI, Stocks and Commodities, May 2018, with the square root of 2 and pi to all digits.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        IndicatorParameter.Period(10, 2),
        new IndicatorParameter("smoothing", ParameterKind.Integer, 8, 2, Period.Maximum),
    ];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new RocketRsi<T>(spec.Integer(0), spec.Integer(1)));
}
