namespace AlphaPulse.Indicators;

internal sealed class AdvanceDeclineRatioDescriptor : IndicatorDescriptor
{
    public override string Name => "adratio";

    public override string Title => "Advance/decline ratio";

    public override string Entry => "BREADTH";

    public override string Family => "Volume";

    public override string Description =>
        "How many issues rose for each that fell. The two series are numbers of issues: give them in the order advancing, declining.";

    public override string Undefined => "Where no issue declined.";

    public override string Reference =>
        "As in LEAN.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [];

    public override PriceSource? DefaultSource => PriceSource.High;

    public override PriceSource? DefaultSecondSource => PriceSource.Low;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfPairs(spec, new AdvanceDeclineRatio<T>());
}
