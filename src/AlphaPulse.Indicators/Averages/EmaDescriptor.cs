namespace AlphaPulse.Indicators;

internal sealed class EmaDescriptor : IndicatorDescriptor
{
    public override string Name => "ema";

    public override string Title => "Exponential moving average";

    public override string Family => "Averages";

    public override string Description =>
        "An average in which each bar weighs a little less than the one after it: quicker than the simple average of the same period.";

    public override string Reference =>
        "Weight 2/(n+1), seeded with the mean of the first n values (TA-Lib, Skender, LEAN); with first_value seeded with the first value (Tulip, ta4j).";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [IndicatorParameter.Period(20, 1), IndicatorParameter.Choice("seed", "average", "first_value")];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new Ema<T>(spec.Integer(0), (EmaSeed)spec.Integer(1)));
}
