namespace AlphaPulse.Indicators;

internal sealed class EaseOfMovementDescriptor : IndicatorDescriptor
{
    public override string Name => "eom";

    public override string Title => "Ease of movement";

    public override string Family => "Volume";

    public override string Description =>
        "How easily the price moves: far up on little volume is high above 0, far down on little volume far below. A bar without a range counts as 0.";

    public override string Undefined => "Bars without volume, which are left out of the mean.";

    public override string Reference =>
        "Richard Arms, Volume Cycles in the Stock Market, 1983; divisor 100,000,000 and the mean of 14 bars as in pandas-ta; eom(1,10000) is the value of Tulip.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        IndicatorParameter.Period(14, 1),
        new IndicatorParameter("divisor", ParameterKind.Decimal, 100_000_000, 1, 1_000_000_000_000),
    ];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars(spec, new EaseOfMovement<T>(spec.Integer(0), spec.Arguments[1]));
}
