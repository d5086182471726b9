namespace AlphaPulse.Indicators;

internal sealed class PercentRankDescriptor : IndicatorDescriptor
{
    public override string Name => "percentrank";

    public override string Title => "Percent rank";

    public override string Family => "Statistics";

    public override string Description =>
        "How many percent of the n values before the newest one are below it, from 0 to 100.";

    public override string Reference =>
        "Connors and Alvarez, ConnorsRSI, 2012 (ta4j); with less_or_equal equal values count too (TradingView).";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
        [IndicatorParameter.Period(100, 1), IndicatorParameter.Choice("comparison", "less", "less_or_equal")];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [new(0, 100)];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new PercentRank<T>(spec.Integer(0), (RankComparison)spec.Integer(1)));
}
