namespace AlphaPulse.Indicators;

internal sealed class IchimokuDescriptor : IndicatorDescriptor
{
    public override string Name => "ichimoku";

    public override string Title => "Ichimoku Kinko Hyo";

    public override string Family => "Channels";

    public override string Description =>
        "The middles of a short and a long channel, and the cloud between two such middles of some bars before. The lagging line is the close itself, to be compared with the bar as many bars before: nothing is drawn back.";

    public override string Reference =>
        "Goichi Hosoda, 1968; 9, 26, 52 and a shift of 26, spans as in Skender, the lagging line at the bar where it is known.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        new IndicatorParameter("conversion", ParameterKind.Integer, 9, 1, Period.Maximum),
        new IndicatorParameter("baseline", ParameterKind.Integer, 26, 1, Period.Maximum),
        new IndicatorParameter("span", ParameterKind.Integer, 52, 1, Period.Maximum),
        new IndicatorParameter("shift", ParameterKind.Integer, 26, 1, Period.Maximum),
    ];

    public override IReadOnlyList<string> Outputs { get; } = ["conversion", "base", "span_a", "span_b", "lagging"];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars<T, IchimokuValue<T>>(spec, new Ichimoku<T>(spec.Integer(0), spec.Integer(1), spec.Integer(2), spec.Integer(3)));
}
