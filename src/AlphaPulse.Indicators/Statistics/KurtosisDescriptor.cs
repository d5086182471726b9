namespace AlphaPulse.Indicators;

internal sealed class KurtosisDescriptor : IndicatorDescriptor
{
    public override string Name => "kurtosis";

    public override string Title => "Excess kurtosis";

    public override string Family => "Statistics";

    public override string Description =>
        "Whether far values are more (over 0) or less (under 0) frequent among the last n than in a normal distribution.";

    public override string Undefined =>
        "bars that end a window of equal values (0/0)";

    public override string Reference =>
        "Fisher, corrected for bias as in pandas (G2 of Joanes and Gill, 1998); with population not corrected (g2).";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
        [IndicatorParameter.Period(30, 4), IndicatorParameter.Choice("bias", "adjusted", "population")];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new Kurtosis<T>(spec.Integer(0), (MomentBias)spec.Integer(1)));
}
