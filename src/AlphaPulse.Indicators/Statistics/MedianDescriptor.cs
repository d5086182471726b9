namespace AlphaPulse.Indicators;

internal sealed class MedianDescriptor : IndicatorDescriptor
{
    public override string Name => "median";

    public override string Title => "Rolling median";

    public override string Family => "Statistics";

    public override string Description =>
        "The middle of the last n values in their order, which single far values do not move; the mean of the middle two where n is even.";

    public override string Reference =>
        "The same everywhere (pandas).";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
        [IndicatorParameter.Period(30, 1)];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new Median<T>(spec.Integer(0)));
}
