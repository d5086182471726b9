namespace AlphaPulse.Indicators;

internal sealed class AverageDeviationDescriptor : IndicatorDescriptor
{
    public override string Name => "avgdev";

    public override string Title => "Mean absolute deviation";

    public override string Family => "Statistics";

    public override string Description =>
        "How far the last n values are from their mean on average, in the unit of the values; 0 where all are equal.";

    public override string Reference =>
        "Around the mean of the window, divided by n (TA-Lib, Tulip, LEAN; MAD of pandas-ta).";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
        [IndicatorParameter.Period(14, 2)];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [OutputRange.NotNegative];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new AverageDeviation<T>(spec.Integer(0)));
}
