namespace AlphaPulse.Indicators;

internal sealed class RevisedVolatilityDescriptor : IndicatorDescriptor
{
    public override string Name => "rvirev";

    public override string Title => "Relative volatility index, revised";

    public override string Entry => "RVI";

    public override string Family => "Momentum";

    public override string Description =>
        "How much of the volatility of the highs and of the lows came on rising bars, from 0 to 100: the mean of both.";

    public override string Undefined =>
        "The bars before any move of one of the two, or at which every move is forgotten.";

    public override string Reference =>
        "Donald Dorsey, Stocks and Commodities, September 1995: the mean of the index of the highs and of the lows; the index of the close, of June 1993, is rvi.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        IndicatorParameter.Period(14, 2),
        new IndicatorParameter("deviation", ParameterKind.Integer, 10, 2, Period.Maximum),
        IndicatorParameter.Choice("average", "wilder", "exponential"),
    ];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [new(0, 100)];

    public override PriceSource? DefaultSource => PriceSource.High;

    public override PriceSource? DefaultSecondSource => PriceSource.Low;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfPairs(spec, new RevisedVolatility<T>(spec.Integer(0), spec.Integer(1), (VolatilityAverage)spec.Integer(2)));
}
