namespace AlphaPulse.Indicators;

internal sealed class EnvelopeDescriptor : IndicatorDescriptor
{
    public override string Name => "maenv";

    public override string Title => "Moving average envelopes";

    public override string Family => "Channels";

    public override string Description =>
        "A moving average with a band the same percentage above and below it.";

    public override string Reference =>
        "The same everywhere (Skender, StockCharts); 2.5 percent around the simple average.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        IndicatorParameter.Period(20, 1),
        new IndicatorParameter("percent", ParameterKind.Decimal, 2.5m, 0.001m, 1000),
        IndicatorParameter.Choice("average", "simple", "exponential", "weighted", "smoothed"),
    ];

    public override IReadOnlyList<string> Outputs { get; } = ["upper", "middle", "lower"];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries<T, ChannelValue<T>>(spec, new Envelope<T>(spec.Integer(0), spec.Arguments[1], (BandAverage)spec.Integer(2)));
}
