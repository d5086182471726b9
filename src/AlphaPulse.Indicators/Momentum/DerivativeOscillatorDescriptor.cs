namespace AlphaPulse.Indicators;

internal sealed class DerivativeOscillatorDescriptor : IndicatorDescriptor
{
    public override string Name => "derivosc";

    public override string Title => "Derivative oscillator";

    public override string Family => "Momentum";

    public override string Description =>
        "The relative strength index, smoothed twice, less its own mean, as a histogram around 0: where it turns the momentum does.";

    public override string Undefined => "Bars before the price has moved at all.";

    public override string Reference =>
        "Constance Brown, Technical Analysis for the Trading Professional, 1999; as in LEAN, each average seeded with the mean of its first values.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        IndicatorParameter.Period(14, 2),
        new IndicatorParameter("first", ParameterKind.Integer, 5, 1, Period.Maximum),
        new IndicatorParameter("second", ParameterKind.Integer, 3, 1, Period.Maximum),
        new IndicatorParameter("signal", ParameterKind.Integer, 9, 2, Period.Maximum),
    ];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [new(-100, 100)];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new DerivativeOscillator<T>(spec.Integer(0), spec.Integer(1), spec.Integer(2), spec.Integer(3)));
}
