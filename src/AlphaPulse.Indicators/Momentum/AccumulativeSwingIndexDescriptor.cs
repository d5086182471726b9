namespace AlphaPulse.Indicators;

internal sealed class AccumulativeSwingIndexDescriptor : IndicatorDescriptor
{
    public override string Name => "asi";

    public override string Title => "Accumulative swing index";

    public override string Family => "Momentum";

    public override string Description =>
        "The sum of the swing indexes since the beginning: a line that shows the real trend of the bars.";

    public override string Reference =>
        "J. Welles Wilder, New Concepts in Technical Trading Systems, 1978; begins with 0 before bar 2.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
        [new IndicatorParameter("limit", ParameterKind.Decimal, 1m, 0.01m, 1000000m)];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars(spec, new AccumulativeSwingIndex<T>(spec.Arguments[0]));
}
