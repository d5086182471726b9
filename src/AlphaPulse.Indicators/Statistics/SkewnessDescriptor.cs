namespace AlphaPulse.Indicators;

internal sealed class SkewnessDescriptor : IndicatorDescriptor
{
    public override string Name => "skew";

    public override string Title => "Skewness";

    public override string Family => "Statistics";

    public override string Description =>
        "Whether the last n values reach farther above (over 0) or below (under 0) their mean.";

    public override string Undefined =>
        "bars that end a window of equal values (0/0)";

    public override string Reference =>
        "Fisher and Pearson, corrected for bias as in pandas (G1 of Joanes and Gill, 1998); with population not corrected (g1).";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
        [IndicatorParameter.Period(30, 3), IndicatorParameter.Choice("bias", "adjusted", "population")];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new Skewness<T>(spec.Integer(0), (MomentBias)spec.Integer(1)));
}
