namespace AlphaPulse.Indicators;

internal sealed class RevisedInertiaDescriptor : IndicatorDescriptor
{
    public override string Name => "inertiarev";

    public override string Title => "Inertia, revised";

    public override string Entry => "INERTIA";

    public override string Family => "Momentum";

    public override string Description =>
        "The relative volatility index of the highs and the lows without its noise: above 50 the trend goes up with force, below down.";

    public override string Undefined =>
        "The bars before any move of one of the two, or at which every move is forgotten.";

    public override string Reference =>
        "Donald Dorsey, Stocks and Commodities, September 1995, over the index that he revised there; that of the close is inertia.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        IndicatorParameter.Period(20, 2),
        new IndicatorParameter("volatility", ParameterKind.Integer, 14, 2, Period.Maximum),
        new IndicatorParameter("deviation", ParameterKind.Integer, 10, 2, Period.Maximum),
        IndicatorParameter.Choice("average", "wilder", "exponential"),
    ];

    public override PriceSource? DefaultSource => PriceSource.High;

    public override PriceSource? DefaultSecondSource => PriceSource.Low;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfPairs(
            spec, new RevisedInertia<T>(spec.Integer(0), spec.Integer(1), spec.Integer(2), (VolatilityAverage)spec.Integer(3)));
}
