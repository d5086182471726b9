namespace AlphaPulse.Indicators;

internal sealed class MidpointDescriptor : IndicatorDescriptor
{
    public override string Name => "midpoint";

    public override string Title => "Mid point";

    public override string Family => "Averages";

    public override string Description =>
        "Halfway between the highest and the lowest of the last n values.";

    public override string Reference =>
        "(highest + lowest) / 2; TA-Lib.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [IndicatorParameter.Period(14, 1)];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new Midpoint<T>(spec.Integer(0)));
}
