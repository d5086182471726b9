namespace AlphaPulse.Indicators;

internal sealed class DeviationChannelDescriptor : IndicatorDescriptor
{
    public override string Name => "stddevch";

    public override string Title => "Standard deviation channel";

    public override string Family => "Channels";

    public override string Description =>
        "The end of the straight line through the last n prices with bands k standard deviations of the prices away. Never redrawn: each bar keeps the value it had.";

    public override string Reference =>
        "Gilbert Raff, 1991, for the channel; deviation of the prices from their mean as in Skender and LEAN.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        IndicatorParameter.Period(20, 2),
        new IndicatorParameter("deviations", ParameterKind.Decimal, 2, 0.001m, 100),
    ];

    public override IReadOnlyList<string> Outputs { get; } = ["upper", "middle", "lower"];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries<T, ChannelValue<T>>(spec, new DeviationChannel<T>(spec.Integer(0), spec.Arguments[1]));
}
