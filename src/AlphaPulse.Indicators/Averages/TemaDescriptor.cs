namespace AlphaPulse.Indicators;

internal sealed class TemaDescriptor : IndicatorDescriptor
{
    public override string Name => "tema";

    public override string Title => "Triple exponential moving average";

    public override string Family => "Averages";

    public override string Description =>
        "As the double exponential average, with one more stage: quicker still, at the price of overshooting after turns.";

    public override string Reference =>
        "Patrick Mulloy, Smoothing Data with Less Lag, Stocks and Commodities, 1994; each stage seeded with the mean of its first n values (TA-Lib, LEAN), with common all with the first mean (Skender), with first_value with the first value (Tulip).";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [IndicatorParameter.Period(20, 1), IndicatorParameter.Choice("seed", "average", "common", "first_value")];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new Tema<T>(spec.Integer(0), (NestedEmaSeed)spec.Integer(1)));
}
