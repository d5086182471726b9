namespace AlphaPulse.Indicators;

internal sealed class LinearRegressionAngleDescriptor : IndicatorDescriptor
{
    public override string Name => "linreg_angle";

    public override string Title => "Linear regression angle";

    public override string Family => "Momentum";

    public override string Description =>
        "How steeply the straight line that fits the last n values best rises, in degrees: 45 for one unit of price a bar.";

    public override string Reference =>
        "Ordinary least squares over the positions 0 to n-1; as LINEARREG_ANGLE in TA-Lib.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [IndicatorParameter.Period(14, 2)];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [new(-90, 90)];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new LinearRegressionAngle<T>(spec.Integer(0)));
}
