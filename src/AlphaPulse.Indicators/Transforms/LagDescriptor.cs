namespace AlphaPulse.Indicators;

internal sealed class LagDescriptor : IndicatorDescriptor
{
    public override string Name => "lag";

    public override string Title => "Lag";

    public override string Family => "Transforms";

    public override string Description =>
        "What the series was n bars before.";

    public override string Reference =>
        "As in Tulip and LEAN (delay).";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [IndicatorParameter.Period(1, 1)];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new Lag<T>(spec.Integer(0)));
}
