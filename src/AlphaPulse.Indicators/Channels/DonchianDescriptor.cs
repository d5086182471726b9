namespace AlphaPulse.Indicators;

internal sealed class DonchianDescriptor : IndicatorDescriptor
{
    public override string Name => "donchian";

    public override string Title => "Donchian channels";

    public override string Family => "Channels";

    public override string Description =>
        "The highest high and the lowest low of the last n bars, and the middle between them.";

    public override string Reference =>
        "Richard Donchian; the current bar included (LEAN); with previous excluded (Skender).";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [IndicatorParameter.Period(20, 1), IndicatorParameter.Choice("window", "current", "previous")];

    public override IReadOnlyList<string> Outputs { get; } = ["upper", "middle", "lower"];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars<T, DonchianValue<T>>(spec, new Donchian<T>(spec.Integer(0), (ChannelWindow)spec.Integer(1)));
}
