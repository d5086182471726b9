namespace AlphaPulse.Indicators;

internal sealed class KeltnerDescriptor : IndicatorDescriptor
{
    public override string Name => "kc";

    public override string Title => "Keltner channels";

    public override string Family => "Channels";

    public override string Description =>
        "An exponential average of the close with bands at a distance of k average true ranges: wide in a restless market. On a flat market the bands close in on the price.";

    public override string Reference =>
        "Chester Keltner, 1960, in the form of Linda Raschke, with the average true range (Skender); exponential_range: the exponential average of the true range (pandas-ta).";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        IndicatorParameter.Period(20, 1),
        new IndicatorParameter("multiple", ParameterKind.Decimal, 2, 0.001m, 100),
        new IndicatorParameter("range_period", ParameterKind.Integer, 10, 1, Period.Maximum),
        IndicatorParameter.Choice("range", "average", "exponential_range"),
    ];

    public override IReadOnlyList<string> Outputs { get; } = ["upper", "middle", "lower"];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars<T, ChannelValue<T>>(spec, new Keltner<T>(spec.Integer(0), spec.Arguments[1], spec.Integer(2), (BandRange)spec.Integer(3)));
}
