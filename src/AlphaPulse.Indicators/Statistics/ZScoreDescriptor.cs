namespace AlphaPulse.Indicators;

internal sealed class ZScoreDescriptor : IndicatorDescriptor
{
    public override string Name => "zscore";

    public override string Title => "Z-score";

    public override string Family => "Statistics";

    public override string Description =>
        "How unusual the value is among the last n, in standard deviations from their mean.";

    public override string Undefined =>
        "bars that end a window of equal values (0/0)";

    public override string Reference =>
        "Population (divided by n); with sample divided by n-1. No value where all values are equal.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [IndicatorParameter.Period(30, 3), IndicatorParameter.Choice("kind", "population", "sample")];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new ZScore<T>(spec.Integer(0), (DeviationKind)spec.Integer(1)));
}
