namespace AlphaPulse.Indicators;

internal sealed class HmaDescriptor : IndicatorDescriptor
{
    public override string Name => "hma";

    public override string Title => "Hull moving average";

    public override string Family => "Averages";

    public override string Description =>
        "A weighted average that looks ahead of its own lag: it turns nearly with the price and overshoots where the price turns hard.";

    public override string Reference =>
        "Alan Hull, 2005; weighted averages of floor(n/2), n and floor(sqrt n) values, as in Tulip, Skender, LEAN and pandas-ta.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [IndicatorParameter.Period(20, 2)];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new Hma<T>(spec.Integer(0)));
}
