namespace AlphaPulse.Indicators;

internal sealed class AtrStopDescriptor : IndicatorDescriptor
{
    public override string Name => "atrstop";

    public override string Title => "Average true range trailing stop";

    public override string Family => "Channels";

    public override string Description =>
        "A stop at a distance of k average true ranges from the close, or from high and low, that only follows and changes its side when the close reaches it; the direction is 1 up and -1 down.";

    public override string Reference =>
        "J. Welles Wilder, New Concepts in Technical Trading Systems, 1978, for the range; bands and flips as in Skender.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        IndicatorParameter.Period(21, 1),
        new IndicatorParameter("multiple", ParameterKind.Decimal, 3, 0.001m, 100),
        IndicatorParameter.Choice("origin", "close", "high_low"),
    ];

    public override IReadOnlyList<string> Outputs { get; } = ["stop", "direction"];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [OutputRange.Unbounded, new(-1, 1)];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars<T, StopValue<T>>(spec, new AtrStop<T>(spec.Integer(0), spec.Arguments[1], (StopOrigin)spec.Integer(2)));
}
