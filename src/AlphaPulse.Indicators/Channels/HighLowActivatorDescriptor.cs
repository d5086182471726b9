namespace AlphaPulse.Indicators;

internal sealed class HighLowActivatorDescriptor : IndicatorDescriptor
{
    public override string Name => "hilo";

    public override string Title => "Gann HiLo activator";

    public override string Family => "Channels";

    public override string Description =>
        "Below the price after a close above the mean of the highs, above it after a close below the mean of the lows, and unchanged between; the direction is 1 up and -1 down.";

    public override string Reference =>
        "Robert Krausz, The New Gann Swing Chartist, 1998; periods 13 and 21 and the line held between the means as in pandas-ta.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        new IndicatorParameter("high_period", ParameterKind.Integer, 13, 1, Period.Maximum),
        new IndicatorParameter("low_period", ParameterKind.Integer, 21, 1, Period.Maximum),
    ];

    public override IReadOnlyList<string> Outputs { get; } = ["stop", "direction"];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [OutputRange.Unbounded, new(-1, 1)];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars<T, StopValue<T>>(spec, new HighLowActivator<T>(spec.Integer(0), spec.Integer(1)));
}
