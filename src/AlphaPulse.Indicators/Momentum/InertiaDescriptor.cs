namespace AlphaPulse.Indicators;

internal sealed class InertiaDescriptor : IndicatorDescriptor
{
    public override string Name => "inertia";

    public override string Title => "Inertia";

    public override string Family => "Momentum";

    public override string Description =>
        "The relative volatility index without its noise: above 50 the trend goes up with force, below down.";

    public override string Undefined =>
        "The bars before any move, or at which every move is forgotten.";

    public override string Reference =>
        "Donald Dorsey, Stocks and Commodities, September 1995; of the close, its index by averages of Wilder; inertiarev is that of the highs and the lows.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        IndicatorParameter.Period(20, 2),
        new IndicatorParameter("volatility", ParameterKind.Integer, 14, 2, Period.Maximum),
        new IndicatorParameter("deviation", ParameterKind.Integer, 10, 2, Period.Maximum),
        IndicatorParameter.Choice("average", "wilder", "exponential"),
    ];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new Inertia<T>(spec.Integer(0), spec.Integer(1), spec.Integer(2), (VolatilityAverage)spec.Integer(3)));
}
