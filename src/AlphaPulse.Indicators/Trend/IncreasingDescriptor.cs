namespace AlphaPulse.Indicators;

internal sealed class IncreasingDescriptor : IndicatorDescriptor
{
    public override string Name => "increasing";

    public override string Title => "Increasing and decreasing";

    public override string Family => "Trend";

    public override string Description =>
        "1 for increasing where the value is above the one n bars before (with strict: where every change was a rise), 1 for decreasing where it is below.";

    public override string Reference =>
        "As increasing and decreasing in pandas-ta, which says 0 where it cannot know yet.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        IndicatorParameter.Period(1, 1),
        IndicatorParameter.Choice("comparison", "ends", "strict"),
    ];

    public override IReadOnlyList<string> Outputs { get; } = ["increasing", "decreasing"];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [new(0, 1), new(0, 1)];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries<T, IncreasingValue<T>>(spec, new Increasing<T>(spec.Integer(0), (RunComparison)spec.Integer(1)));
}
