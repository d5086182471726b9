namespace AlphaPulse.Indicators;

internal sealed class VerticalHorizontalDescriptor : IndicatorDescriptor
{
    public override string Name => "vhf";

    public override string Title => "Vertical horizontal filter";

    public override string Family => "Trend";

    public override string Description =>
        "How far the price got against how far it went: near 1 in a trend, near 0 where it goes back and forth.";

    public override string Undefined => "Bars whose window has no change at all (0/0).";

    public override string Reference =>
        "Adam White, Futures, August 1991; identical in Tulip and pandas-ta.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [IndicatorParameter.Period(28, 3)];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [new(0, 1)];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new VerticalHorizontal<T>(spec.Integer(0)));
}
