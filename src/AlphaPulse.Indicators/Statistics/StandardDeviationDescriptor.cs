namespace AlphaPulse.Indicators;

internal sealed class StandardDeviationDescriptor : IndicatorDescriptor
{
    public override string Name => "stddev";

    public override string Title => "Standard deviation";

    public override string Family => "Statistics";

    public override string Description =>
        "How widely the last n values are spread around their mean, in the unit of the values.";

    public override string Reference =>
        "Population (divided by n) as in TA-Lib, Tulip, Skender and LEAN; with sample divided by n-1.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [IndicatorParameter.Period(20, 2), IndicatorParameter.Choice("kind", "population", "sample")];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [OutputRange.NotNegative];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new StandardDeviation<T>(spec.Integer(0), (DeviationKind)spec.Integer(1)));
}
