namespace AlphaPulse.Indicators;

internal sealed class ForecastOscillatorDescriptor : IndicatorDescriptor
{
    public override string Name => "fosc";

    public override string Title => "Forecast oscillator";

    public override string Family => "Momentum";

    public override string Description =>
        "How far the price is from what the straight line through the prices before foretold, in percent of the price.";

    public override string Undefined =>
        "The bars whose price is 0.";

    public override string Reference =>
        "Tushar Chande; with the forecast of the bar before, as in Tulip and pandas-ta.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [IndicatorParameter.Period(14, 2)];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new ForecastOscillator<T>(spec.Integer(0)));
}
