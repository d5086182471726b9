namespace AlphaPulse.Indicators;

internal sealed class StarcDescriptor : IndicatorDescriptor
{
    public override string Name => "starc";

    public override string Title => "Stoller average range channels";

    public override string Family => "Channels";

    public override string Description =>
        "A short moving average with bands at a distance of k average true ranges: a close at a band is far from where the price usually is.";

    public override string Reference =>
        "Manning Stoller; 5, 2 and 10 as in Skender.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        IndicatorParameter.Period(5, 1),
        new IndicatorParameter("multiple", ParameterKind.Decimal, 2, 0.001m, 100),
        new IndicatorParameter("range_period", ParameterKind.Integer, 10, 1, Period.Maximum),
    ];

    public override IReadOnlyList<string> Outputs { get; } = ["upper", "middle", "lower"];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars<T, ChannelValue<T>>(spec, new Starc<T>(spec.Integer(0), spec.Arguments[1], spec.Integer(2)));
}
