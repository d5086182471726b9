namespace AlphaPulse.Indicators;

internal sealed class AdvanceDeclineLineDescriptor : IndicatorDescriptor
{
    public override string Name => "adline";

    public override string Title => "Advance/decline line";

    public override string Entry => "BREADTH";

    public override string Family => "Volume";

    public override string Description =>
        "Whether a market rises as a whole: the sum of the advancing less the declining issues; only its changes mean something. The two series are numbers of issues: give them in the order advancing, declining.";

    public override string Reference =>
        "Leonard Ayres and James Hughes, 1926; as in LEAN.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [];

    public override PriceSource? DefaultSource => PriceSource.High;

    public override PriceSource? DefaultSecondSource => PriceSource.Low;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfPairs(spec, new AdvanceDeclineLine<T>());
}
