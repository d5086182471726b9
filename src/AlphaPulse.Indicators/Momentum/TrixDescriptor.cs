namespace AlphaPulse.Indicators;

internal sealed class TrixDescriptor : IndicatorDescriptor
{
    public override string Name => "trix";

    public override string Title => "Triple exponential oscillator";

    public override string Family => "Momentum";

    public override string Description =>
        "The change of a thrice smoothed price from bar to bar, in percent: the trend without its noise, above 0 rising.";

    public override string Undefined =>
        "The bars at which the average that is divided by is 0.";

    public override string Reference =>
        "Jack Hutson, Stocks and Commodities, 1983; each average seeded with the mean of the one before (TA-Lib); with common all with the first mean (Skender), with first_value each with a first value; with current divided by the average of the bar itself (both Tulip).";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        IndicatorParameter.Period(15, 1),
        IndicatorParameter.Choice("seed", "stages", "common", "first_value"),
        IndicatorParameter.Choice("divisor", "last", "current"),
    ];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new Trix<T>(spec.Integer(0), (TrixSeed)spec.Integer(1), (TrixDivisor)spec.Integer(2)));
}
