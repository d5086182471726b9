namespace AlphaPulse.Indicators;

internal sealed class DemaDescriptor : IndicatorDescriptor
{
    public override string Name => "dema";

    public override string Title => "Double exponential moving average";

    public override string Family => "Averages";

    public override string Description =>
        "An exponential average with most of its lag taken out by adding how far it is above its own average.";

    public override string Reference =>
        "Patrick Mulloy, Smoothing Data with Faster Moving Averages, Stocks and Commodities, 1994; each stage seeded with the mean of its first n values (TA-Lib, LEAN), with common both with the first mean (Skender), with first_value with the first value (Tulip).";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [IndicatorParameter.Period(20, 1), IndicatorParameter.Choice("seed", "average", "common", "first_value")];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new Dema<T>(spec.Integer(0), (NestedEmaSeed)spec.Integer(1)));
}
