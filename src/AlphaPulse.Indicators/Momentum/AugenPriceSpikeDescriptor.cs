namespace AlphaPulse.Indicators;

internal sealed class AugenPriceSpikeDescriptor : IndicatorDescriptor
{
    public override string Name => "aps";

    public override string Title => "Augen price spike";

    public override string Family => "Momentum";

    public override string Description =>
        "How large the newest change of the price is, in standard deviations of the changes before it.";

    public override string Undefined => "Bars after a window of equal changes, as in a flat market (x/0), and while a price that is not positive is in the window.";

    public override string Reference =>
        "Jeff Augen, The Volatility Edge in Options Trading, 2008; the deviation does not see the newest change (LEAN); population, with sample divided by n-1.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        IndicatorParameter.Period(20, 3),
        IndicatorParameter.Choice("kind", "population", "sample"),
    ];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new AugenPriceSpike<T>(spec.Integer(0), (DeviationKind)spec.Integer(1)));
}
