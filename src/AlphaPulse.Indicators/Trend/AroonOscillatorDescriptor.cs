namespace AlphaPulse.Indicators;

internal sealed class AroonOscillatorDescriptor : IndicatorDescriptor
{
    public override string Name => "aroonosc";

    public override string Title => "Aroon oscillator";

    public override string Family => "Trend";

    public override string Description =>
        "Whether the highest high (above 0) or the lowest low (below 0) of the last bars is the more recent; -100 to 100.";

    public override string Reference =>
        "Tushar Chande, Stocks and Commodities, September 1995; up minus down of aroon (TA-Lib, Tulip).";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
        [IndicatorParameter.Period(14, 1), IndicatorParameter.Choice("tie", "latest", "earliest")];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [new(-100, 100)];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars(spec, new AroonOscillator<T>(spec.Integer(0), (ExtremeTie)spec.Integer(1)));
}
