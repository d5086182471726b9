namespace AlphaPulse.Indicators;

internal sealed class InterceptDescriptor : IndicatorDescriptor
{
    public override string Name => "linreg_intercept";

    public override string Title => "Linear regression intercept";

    public override string Entry => "LINREG_INTERCEPT";

    public override string Family => "Averages";

    public override string Description =>
        "Where the straight line that fits the last n values best stood at the oldest bar of the window.";

    public override string Reference =>
        "Ordinary least squares over the positions 0 to n-1 of the window (TA-Lib, Tulip, pandas-ta); Skender counts positions from the first bar of all, which never agrees.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [IndicatorParameter.Period(14, 2)];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new LinearRegression<T>(spec.Integer(0), LinePart.Intercept));
}
