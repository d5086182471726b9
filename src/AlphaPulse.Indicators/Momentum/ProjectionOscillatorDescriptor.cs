namespace AlphaPulse.Indicators;

internal sealed class ProjectionOscillatorDescriptor : IndicatorDescriptor
{
    public override string Name => "po";

    public override string Title => "Projection oscillator";

    public override string Family => "Momentum";

    public override string Description =>
        "Where the close lies between bands through the highs and lows that follow their trend: 0 at the lower, 100 at the upper one; with regression its distance from the regression line in percent.";

    public override string Undefined => "Bars on which the bands are less than 10^-12 of the price apart, as in a flat market (0/0); with regression those where the line is at 0.";

    public override string Reference =>
        "Mel Widner, Stocks and Commodities, July 1995; with regression 100 (close - line) / line over the closes, as pandas-ta calls it.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        IndicatorParameter.Period(14, 3),
        IndicatorParameter.Choice("kind", "projection", "regression"),
    ];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars(spec, new ProjectionOscillator<T>(spec.Integer(0), (ProjectionKind)spec.Integer(1)));
}
