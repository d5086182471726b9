namespace AlphaPulse.Indicators;

internal sealed class CentreOfGravityDescriptor : IndicatorDescriptor
{
    public override string Name => "cg";

    public override string Title => "Centre of gravity";

    public override string Family => "Momentum";

    public override string Description =>
        "Where in the window the prices weigh most, in bars from its middle: above 0 where the newer prices are the higher ones.";

    public override string Undefined =>
        "The bars of a window whose prices sum to 0.";

    public override string Reference =>
        "John Ehlers, Cybernetic Analysis for Stocks and Futures, 2004; with newest without the shift to the middle, as in his article of 2002 and in pandas-ta.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        IndicatorParameter.Period(10, 2),
        IndicatorParameter.Choice("origin", "middle", "newest"),
    ];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new CentreOfGravity<T>(spec.Integer(0), (GravityOrigin)spec.Integer(1)));
}
