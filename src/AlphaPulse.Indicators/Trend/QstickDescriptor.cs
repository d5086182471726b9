namespace AlphaPulse.Indicators;

internal sealed class QstickDescriptor : IndicatorDescriptor
{
    public override string Name => "qstick";

    public override string Title => "Q stick";

    public override string Family => "Trend";

    public override string Description =>
        "The mean of close less open over the last bars: above 0 where buyers had the upper hand within the bars.";

    public override string Reference =>
        "Tushar Chande and Stanley Kroll, The New Technical Trader, 1994; as in Tulip and pandas-ta.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [IndicatorParameter.Period(10, 1)];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars(spec, new Qstick<T>(spec.Integer(0)));
}
