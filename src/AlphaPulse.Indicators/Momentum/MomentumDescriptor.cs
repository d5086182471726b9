namespace AlphaPulse.Indicators;

internal sealed class MomentumDescriptor : IndicatorDescriptor
{
    public override string Name => "mom";

    public override string Title => "Momentum";

    public override string Family => "Momentum";

    public override string Description =>
        "The price minus that n bars before.";

    public override string Reference =>
        "The same everywhere (TA-Lib, Tulip, LEAN).";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [IndicatorParameter.Period(10, 1)];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new Momentum<T>(spec.Integer(0)));
}
