namespace AlphaPulse.Indicators;

internal sealed class LinearDecayDescriptor : IndicatorDescriptor
{
    public override string Name => "decay";

    public override string Title => "Linear decay";

    public override string Family => "Trend";

    public override string Description =>
        "A line that follows rises at once and falls by 1/n a bar; made for signals of 1 and 0.";

    public override string Reference =>
        "As in Tulip.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [IndicatorParameter.Period(5, 1)];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new LinearDecay<T>(spec.Integer(0)));
}
