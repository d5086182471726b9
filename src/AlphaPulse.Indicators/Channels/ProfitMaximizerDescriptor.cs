namespace AlphaPulse.Indicators;

internal sealed class ProfitMaximizerDescriptor : IndicatorDescriptor
{
    public override string Name => "pmax";

    public override string Title => "Profit maximizer";

    public override string Family => "Channels";

    public override string Description =>
        "A stop k average true ranges from a moving average, which changes its side when the average reaches it; the direction is 1 up and -1 down.";

    public override string Reference =>
        "Kivanc Ozbilgic, 2020, whose average and source are taken: exponential, (high + low) / 2; flips as in SuperTrend.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        IndicatorParameter.Period(10, 1),
        new IndicatorParameter("multiple", ParameterKind.Decimal, 3, 0.001m, 100),
        IndicatorParameter.Choice("average", "simple", "exponential", "weighted", "smoothed") with { Default = 1 },
    ];

    public override IReadOnlyList<string> Outputs { get; } = ["stop", "direction"];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [OutputRange.Unbounded, new(-1, 1)];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars<T, StopValue<T>>(spec, new ProfitMaximizer<T>(spec.Integer(0), spec.Arguments[1], (BandAverage)spec.Integer(2)));
}
