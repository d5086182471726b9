namespace AlphaPulse.Indicators;

internal sealed class VarianceDescriptor : IndicatorDescriptor
{
    public override string Name => "var";

    public override string Title => "Variance";

    public override string Family => "Statistics";

    public override string Description =>
        "The mean squared distance of the last n prices from their mean, in the square of the unit of the price.";

    public override string Reference =>
        "Divided by n (TA-Lib, Tulip, LEAN); with sample by n-1.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
        [IndicatorParameter.Period(20, 2), IndicatorParameter.Choice("kind", "population", "sample")];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [OutputRange.NotNegative];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new Variance<T>(spec.Integer(0), (DeviationKind)spec.Integer(1)));
}
