namespace AlphaPulse.Indicators;

internal sealed class SuperSmootherDescriptor : IndicatorDescriptor
{
    public override string Name => "ssf";

    public override string Title => "Super smoother";

    public override string Entry => "SSF";

    public override string Family => "Averages";

    public override string Description =>
        "The price without the cycles that are shorter than the period, with less lag than an average that smooths as well.";

    public override string Reference =>
        "John Ehlers, Cybernetic Analysis for Stocks and Futures, 2004, with exact roots instead of 1.414 and 1.738; seeded with the first two or three values, as in pandas-ta. The form of 2013, which takes the mean of two inputs, is part of roofing.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        IndicatorParameter.Period(10, 2),
        IndicatorParameter.Choice("poles", "two", "three"),
    ];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new SuperSmoother<T>(spec.Integer(0), (FilterPoles)spec.Integer(1)));
}
