namespace AlphaPulse.Indicators;

internal sealed class WmaDescriptor : IndicatorDescriptor
{
    public override string Name => "wma";

    public override string Title => "Linearly weighted moving average";

    public override string Family => "Averages";

    public override string Description =>
        "An average of the last n values in which the newest weighs n times as much as the oldest: quicker than the simple average.";

    public override string Reference =>
        "Weights 1 to n over n(n+1)/2; identical in TA-Lib, Tulip, Skender, LEAN and pandas-ta.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [IndicatorParameter.Period(20, 1)];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new Wma<T>(spec.Integer(0)));
}
