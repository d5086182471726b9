namespace AlphaPulse.Indicators;

internal sealed class TrueMomentumDescriptor : IndicatorDescriptor
{
    public override string Name => "tmo";

    public override string Title => "True momentum oscillator";

    public override string Family => "Momentum";

    public override string Description =>
        "Above how many of the last opens the close is, less below how many, smoothed: n where above all of them; signal is the average of that.";

    public override string Reference =>
        "Mobius, thinkScript, 2018; opens of the newest n bars, each average seeded with the mean of its first values.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        IndicatorParameter.Period(14, 1),
        new IndicatorParameter("calculation", ParameterKind.Integer, 5, 1, Period.Maximum),
        new IndicatorParameter("smoothing", ParameterKind.Integer, 3, 1, Period.Maximum),
    ];

    public override IReadOnlyList<string> Outputs { get; } = ["main", "signal"];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars<T, TrueMomentumValue<T>>(spec, new TrueMomentum<T>(spec.Integer(0), spec.Integer(1), spec.Integer(2)));
}
