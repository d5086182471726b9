namespace AlphaPulse.Indicators;

internal sealed class BiasDescriptor : IndicatorDescriptor
{
    public override string Name => "bias";

    public override string Title => "Bias";

    public override string Family => "Momentum";

    public override string Description =>
        "How far the price is above (or below 0: under) its mean of n bars, in percent of the mean.";

    public override string Undefined => "Bars on which the mean is 0.";

    public override string Reference =>
        "Common in East Asia, also called disparity; in percent (pandas-ta: as a fraction).";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [IndicatorParameter.Period(26, 2)];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new Bias<T>(spec.Integer(0)));
}
