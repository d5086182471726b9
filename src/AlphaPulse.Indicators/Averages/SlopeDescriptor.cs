namespace AlphaPulse.Indicators;

internal sealed class SlopeDescriptor : IndicatorDescriptor
{
    public override string Name => "slope";

    public override string Title => "Linear regression slope";

    public override string Family => "Averages";

    public override string Description =>
        "How much the straight line that fits the last n values best rises in one bar; negative where it falls.";

    public override string Reference =>
        "Ordinary least squares over the positions 0 to n-1 of the window; identical in TA-Lib, Tulip, Skender and pandas-ta.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [IndicatorParameter.Period(14, 2)];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new LinearRegression<T>(spec.Integer(0), LinePart.Slope));
}
