namespace AlphaPulse.Indicators;

internal sealed class TsfDescriptor : IndicatorDescriptor
{
    public override string Name => "tsf";

    public override string Title => "Time series forecast";

    public override string Family => "Averages";

    public override string Description =>
        "Where the straight line that fits the last n values best will stand one bar later.";

    public override string Reference =>
        "Ordinary least squares over the positions 0 to n-1 of the window; identical in TA-Lib, Tulip, LEAN and pandas-ta.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [IndicatorParameter.Period(14, 2)];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new LinearRegression<T>(spec.Integer(0), LinePart.Forecast));
}
