namespace AlphaPulse.Indicators;

internal sealed class HoltWinterChannelDescriptor : IndicatorDescriptor
{
    public override string Name => "hwc";

    public override string Title => "Holt-Winter channel";

    public override string Family => "Channels";

    public override string Description =>
        "A smooth line that follows level, slope and curvature of the price, with bands as wide as its recent errors.";

    public override string Reference =>
        "Peter Winters, 1960, after Charles Holt, with the curvature added; channel and weights as in pandas-ta: bands of the variance one bar before.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        new IndicatorParameter("level", ParameterKind.Decimal, 0.2m, 0.001m, 1),
        new IndicatorParameter("trend", ParameterKind.Decimal, 0.1m, 0.001m, 1),
        new IndicatorParameter("curvature", ParameterKind.Decimal, 0.1m, 0.001m, 1),
        new IndicatorParameter("deviation", ParameterKind.Decimal, 0.1m, 0.001m, 1),
        new IndicatorParameter("multiple", ParameterKind.Decimal, 1, 0.001m, 100),
    ];

    public override IReadOnlyList<string> Outputs { get; } = ["upper", "middle", "lower"];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries<T, ChannelValue<T>>(spec, new HoltWinterChannel<T>(spec.Arguments[0], spec.Arguments[1], spec.Arguments[2], spec.Arguments[3], spec.Arguments[4]));
}
