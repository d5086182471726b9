namespace AlphaPulse.Indicators;

internal sealed class CorrelationTrendDescriptor : IndicatorDescriptor
{
    public override string Name => "cti";

    public override string Title => "Correlation trend indicator";

    public override string Family => "Momentum";

    public override string Description =>
        "How well the last prices follow a straight line: 1 where they rise evenly, -1 where they fall evenly, near 0 without a trend.";

    public override string Undefined =>
        "The bars of a flat window.";

    public override string Reference =>
        "John Ehlers, Correlation as a Trend Indicator, Stocks and Commodities, May 2020; values as in pandas-ta.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [IndicatorParameter.Period(12, 3)];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [new(-1, 1)];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new CorrelationTrend<T>(spec.Integer(0)));
}
