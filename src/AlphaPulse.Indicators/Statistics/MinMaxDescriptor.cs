namespace AlphaPulse.Indicators;

internal sealed class MinMaxDescriptor : IndicatorDescriptor
{
    public override string Name => "minmax";

    public override string Title => "Rolling minimum and maximum";

    public override string Family => "Statistics";

    public override string Entry => "MIN/MAX";

    public override string Description =>
        "The least and the greatest of the last n values.";

    public override string Reference =>
        "The newest bar included (TA-Lib, Tulip, LEAN); with previous the n bars before it.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
        [IndicatorParameter.Period(30, 1), IndicatorParameter.Choice("window", "current", "previous")];

    public override IReadOnlyList<string> Outputs { get; } = ["min", "max"];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries<T, MinMaxValue<T>>(spec, new MinMax<T>(spec.Integer(0), (ChannelWindow)spec.Integer(1)));
}
