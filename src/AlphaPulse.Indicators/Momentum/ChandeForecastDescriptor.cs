namespace AlphaPulse.Indicators;

internal sealed class ChandeForecastDescriptor : IndicatorDescriptor
{
    public override string Name => "cfo";

    public override string Title => "Chande forecast oscillator";

    public override string Family => "Momentum";

    public override string Description =>
        "How far the price is above or below the straight line through the last prices, in percent of the price.";

    public override string Undefined =>
        "The bars whose price is 0.";

    public override string Reference =>
        "Tushar Chande and Stanley Kroll, The New Technical Trader, 1994; with the line at the next bar, as in pandas-ta; with current at the bar itself.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
        [IndicatorParameter.Period(9, 3), IndicatorParameter.Choice("point", "next", "current")];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new ChandeForecast<T>(spec.Integer(0), (ForecastPoint)spec.Integer(1)));
}
