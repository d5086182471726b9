namespace AlphaPulse.Indicators;

internal sealed class LaguerreDescriptor : IndicatorDescriptor
{
    public override string Name => "laguerre";

    public override string Title => "Laguerre filter";

    public override string Family => "Averages";

    public override string Description =>
        "As smooth as a long average with the memory of four numbers; the damping says how smooth.";

    public override string Reference =>
        "John Ehlers, Time Warp Without Space Travel, 2002: (L0 + 2 L1 + 2 L2 + L3) / 6; seeded with the first value.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [new IndicatorParameter("gamma", ParameterKind.Decimal, 0.8m, 0, 0.95m)];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new Laguerre<T>(spec.Arguments[0]));
}
