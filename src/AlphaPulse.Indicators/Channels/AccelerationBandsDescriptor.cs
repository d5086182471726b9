namespace AlphaPulse.Indicators;

internal sealed class AccelerationBandsDescriptor : IndicatorDescriptor
{
    public override string Name => "accbands";

    public override string Title => "Acceleration bands";

    public override string Family => "Channels";

    public override string Description =>
        "The mean of the close between the means of the highs and the lows, which are moved outwards by the range of their bar.";

    public override string Reference =>
        "Price Headley, Big Trends in Trading, 2002; factor 4 and plain high and low where their sum is 0, as in TA-Lib.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        IndicatorParameter.Period(20, 1),
        new IndicatorParameter("factor", ParameterKind.Decimal, 4, 0.001m, 100),
    ];

    public override IReadOnlyList<string> Outputs { get; } = ["upper", "middle", "lower"];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars<T, ChannelValue<T>>(spec, new AccelerationBands<T>(spec.Integer(0), spec.Arguments[1]));
}
