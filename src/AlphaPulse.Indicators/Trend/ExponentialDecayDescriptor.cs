namespace AlphaPulse.Indicators;

internal sealed class ExponentialDecayDescriptor : IndicatorDescriptor
{
    public override string Name => "edecay";

    public override string Title => "Exponential decay";

    public override string Family => "Trend";

    public override string Description =>
        "A line that follows rises at once and loses the n-th part of itself with each bar otherwise; made for signals of 1 and 0.";

    public override string Reference =>
        "As in Tulip.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [IndicatorParameter.Period(5, 1)];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new ExponentialDecay<T>(spec.Integer(0)));
}
