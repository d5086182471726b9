namespace AlphaPulse.Indicators;

internal sealed class ZlemaDescriptor : IndicatorDescriptor
{
    public override string Name => "zlema";

    public override string Title => "Zero-lag exponential moving average";

    public override string Family => "Averages";

    public override string Description =>
        "An exponential average that is fed each price plus how far it moved over half the period, which makes up for the lag.";

    public override string Reference =>
        "John Ehlers and Ric Way, Zero Lag (Well, Almost), Stocks and Commodities, 2010; lag floor((n-1)/2), seeded with the mean of the first n corrected values (pandas-ta), with first_value with the last value before them (Tulip).";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [IndicatorParameter.Period(20, 1), IndicatorParameter.Choice("seed", "average", "first_value")];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new Zlema<T>(spec.Integer(0), (EmaSeed)spec.Integer(1)));
}
