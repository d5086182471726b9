namespace AlphaPulse.Indicators;

internal sealed class PriceMomentumDescriptor : IndicatorDescriptor
{
    public override string Name => "pmo";

    public override string Title => "Price momentum oscillator";

    public override string Family => "Momentum";

    public override string Description =>
        "The twice smoothed change of a bar in percent, times ten: above 0 rising, and turning before the price does; signal is its average.";

    public override string Undefined =>
        "The bars after a price of 0.";

    public override string Reference =>
        "Carl Swenlin, DecisionPoint; values as in Skender.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        IndicatorParameter.Period(35, 2),
        new IndicatorParameter("smoothing", ParameterKind.Integer, 20, 2, Period.Maximum),
        new IndicatorParameter("signal", ParameterKind.Integer, 10, 1, Period.Maximum),
    ];

    public override IReadOnlyList<string> Outputs { get; } = ["pmo", "signal"];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries<T, PmoValue<T>>(spec, new PriceMomentum<T>(spec.Integer(0), spec.Integer(1), spec.Integer(2)));
}
