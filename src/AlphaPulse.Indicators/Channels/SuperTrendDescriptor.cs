namespace AlphaPulse.Indicators;

internal sealed class SuperTrendDescriptor : IndicatorDescriptor
{
    public override string Name => "supertrend";

    public override string Title => "SuperTrend";

    public override string Family => "Channels";

    public override string Description =>
        "A stop that follows the trend at a distance of k average true ranges and changes its side when the close reaches it; the direction is 1 up and -1 down. In a flat market it comes ever closer to the price.";

    public override string Reference =>
        "Olivier Seban; bands, seed and flips as in Skender: the trend falls with a close at or below the lower band, rises with one above the upper; with high_low the average range begins one bar earlier (LEAN).";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        IndicatorParameter.Period(10, 1),
        new IndicatorParameter("multiple", ParameterKind.Decimal, 3, 0.001m, 100),
        IndicatorParameter.Choice("first", "none", "high_low"),
    ];

    public override IReadOnlyList<string> Outputs { get; } = ["stop", "direction"];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [OutputRange.Unbounded, new(-1, 1)];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars<T, StopValue<T>>(spec, new SuperTrend<T>(spec.Integer(0), spec.Arguments[1], (FirstTrueRange)spec.Integer(2)));
}
