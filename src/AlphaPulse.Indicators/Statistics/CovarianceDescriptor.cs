namespace AlphaPulse.Indicators;

internal sealed class CovarianceDescriptor : IndicatorDescriptor
{
    public override string Name => "covar";

    public override string Title => "Covariance";

    public override string Family => "Statistics";

    public override string Description =>
        "How far two series are on the same side of their means together over the last n bars, in the product of their units; 0 where one is flat.";

    public override string Reference =>
        "Divided by n; with sample by n-1.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
        [IndicatorParameter.Period(20, 2), IndicatorParameter.Choice("kind", "population", "sample")];

    public override PriceSource? DefaultSource => PriceSource.High;

    public override PriceSource? DefaultSecondSource => PriceSource.Low;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfPairs(spec, new Covariance<T>(spec.Integer(0), (DeviationKind)spec.Integer(1)));
}
