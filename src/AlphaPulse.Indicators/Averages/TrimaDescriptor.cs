namespace AlphaPulse.Indicators;

internal sealed class TrimaDescriptor : IndicatorDescriptor
{
    public override string Name => "trima";

    public override string Title => "Triangular moving average";

    public override string Family => "Averages";

    public override string Description =>
        "An average in which the middle of the window weighs most and both ends least: very smooth, and half a window late.";

    public override string Reference =>
        "Simple average of floor((n+1)/2) values of the simple average of floor(n/2)+1 values; identical in TA-Lib and Tulip (pandas-ta differs where n is even).";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [IndicatorParameter.Period(20, 1)];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new Trima<T>(spec.Integer(0)));
}
