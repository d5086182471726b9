namespace AlphaPulse.Indicators;

internal sealed class TtmTrendDescriptor : IndicatorDescriptor
{
    public override string Name => "ttm_trend";

    public override string Title => "TTM trend";

    public override string Family => "Trend";

    public override string Description =>
        "1 where the close is above the mean middle of the last bars, -1 where it is under it, 0 on it.";

    public override string Reference =>
        "John Carter, Mastering the Trade, 2005; the newest bar included, as in pandas-ta, which gives -1 for a tie.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [IndicatorParameter.Period(6, 1)];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [new(-1, 1)];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars(spec, new TtmTrend<T>(spec.Integer(0)));
}
