namespace AlphaPulse.Indicators;

internal sealed class AdvanceDeclineDifferenceDescriptor : IndicatorDescriptor
{
    public override string Name => "addiff";

    public override string Title => "Advance/decline difference";

    public override string Entry => "BREADTH";

    public override string Family => "Volume";

    public override string Description =>
        "How many more issues rose than fell, or made new highs than new lows. The two series are numbers of issues: give them in the order advancing, declining.";

    public override string Reference =>
        "As in LEAN.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [];

    public override PriceSource? DefaultSource => PriceSource.High;

    public override PriceSource? DefaultSecondSource => PriceSource.Low;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfPairs(spec, new AdvanceDeclineDifference<T>());
}
