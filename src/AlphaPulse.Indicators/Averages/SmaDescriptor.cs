namespace AlphaPulse.Indicators;

internal sealed class SmaDescriptor : IndicatorDescriptor
{
    public override string Name => "sma";

    public override string Title => "Simple moving average";

    public override string Family => "Averages";

    public override string Description =>
        "The mean of the last n values: where the price has been on average, without noise, and half a window late.";

    public override string Reference =>
        "Arithmetic mean; identical in TA-Lib, Tulip, Skender, LEAN and pandas-ta.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [IndicatorParameter.Period(20, 1)];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new Sma<T>(spec.Integer(0)));
}
