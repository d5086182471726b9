namespace AlphaPulse.Indicators;

internal sealed class RelativeVolatilityDescriptor : IndicatorDescriptor
{
    public override string Name => "rvi";

    public override string Title => "Relative volatility index";

    public override string Family => "Momentum";

    public override string Description =>
        "How much of the volatility came on rising bars, from 0 to 100: above 50 rising prices are the wilder ones.";

    public override string Undefined =>
        "The bars before any move, or at which every move is forgotten.";

    public override string Reference =>
        "Donald Dorsey, Stocks and Commodities, June 1993, of the close; rvirev is the revised one, of the highs and the lows; with exponential and both periods 14 as in pandas-ta.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        IndicatorParameter.Period(14, 2),
        new IndicatorParameter("deviation", ParameterKind.Integer, 10, 2, Period.Maximum),
        IndicatorParameter.Choice("average", "wilder", "exponential"),
    ];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [new(0, 100)];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new RelativeVolatility<T>(spec.Integer(0), spec.Integer(1), (VolatilityAverage)spec.Integer(2)));
}
