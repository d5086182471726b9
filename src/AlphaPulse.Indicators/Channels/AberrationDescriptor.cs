namespace AlphaPulse.Indicators;

internal sealed class AberrationDescriptor : IndicatorDescriptor
{
    public override string Name => "aberr";

    public override string Title => "Aberration";

    public override string Family => "Channels";

    public override string Description =>
        "The mean of the typical price with a band one average true range above and below it.";

    public override string Reference =>
        "Keith Fitschen, 1986, as pandas-ta has it; with high_low the range of the first bar counts, as there.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        IndicatorParameter.Period(5, 1),
        new IndicatorParameter("range_period", ParameterKind.Integer, 15, 1, Period.Maximum),
        IndicatorParameter.Choice("first", "none", "high_low"),
    ];

    public override IReadOnlyList<string> Outputs { get; } = ["upper", "middle", "lower"];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars<T, ChannelValue<T>>(spec, new Aberration<T>(spec.Integer(0), spec.Integer(1), (FirstTrueRange)spec.Integer(2)));
}
