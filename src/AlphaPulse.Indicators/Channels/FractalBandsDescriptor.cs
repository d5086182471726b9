namespace AlphaPulse.Indicators;

internal sealed class FractalBandsDescriptor : IndicatorDescriptor
{
    public override string Name => "fcb";

    public override string Title => "Fractal chaos bands";

    public override string Family => "Channels";

    public override string Description =>
        "The high of the last top and the low of the last bottom that are known: where the market turned last.";

    public override string Reference =>
        "Bill Williams, Trading Chaos, 1995, for the fractals; bands as in Skender, but with a beginning.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        new IndicatorParameter("span", ParameterKind.Integer, 2, 1, Period.Maximum),
        IndicatorParameter.Choice("tie", "exclude", "include"),
    ];

    public override IReadOnlyList<string> Outputs { get; } = ["upper", "middle", "lower"];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars<T, ChannelValue<T>>(spec, new FractalBands<T>(spec.Integer(0), (SwingTie)spec.Integer(1)));
}
