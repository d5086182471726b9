namespace AlphaPulse.Indicators;

internal sealed class StochasticDescriptor : IndicatorDescriptor
{
    public override string Name => "stoch";

    public override string Title => "Stochastic oscillator";

    public override string Family => "Momentum";

    public override string Description =>
        "Where the close lies in the range of the last n bars, from 0 at the lowest low to 100 at the highest high, smoothed; d is the mean of k.";

    public override string Undefined =>
        "The bars of a flat window (no range).";

    public override string Reference =>
        "George Lane; values as in TA-Lib and Skender, k as soon as it exists and d later (TA-Lib withholds k until there is d). No value where the window is flat.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        IndicatorParameter.Period(14, 1),
        new IndicatorParameter("smoothing", ParameterKind.Integer, 3, 1, Period.Maximum),
        new IndicatorParameter("signal", ParameterKind.Integer, 3, 1, Period.Maximum),
    ];

    public override IReadOnlyList<string> Outputs { get; } = ["k", "d"];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [new(0, 100), new(0, 100)];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars<T, StochasticValue<T>>(
            spec, new Stochastic<T>(spec.Integer(0), spec.Integer(1), spec.Integer(2)));
}
