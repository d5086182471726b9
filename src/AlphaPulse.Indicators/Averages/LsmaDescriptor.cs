namespace AlphaPulse.Indicators;

internal sealed class LsmaDescriptor : IndicatorDescriptor
{
    public override string Name => "lsma";

    public override string Title => "Least squares moving average";

    public override string Family => "Averages";

    public override string Description =>
        "Where the straight line that fits the last n values best stands at the newest bar: an average without lag in a steady trend.";

    public override string Reference =>
        "Ordinary least squares over the positions 0 to n-1 of the window; identical in TA-Lib (LINEARREG), Tulip, Skender (EPMA), LEAN and pandas-ta.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [IndicatorParameter.Period(14, 2)];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new LinearRegression<T>(spec.Integer(0), LinePart.End));
}
