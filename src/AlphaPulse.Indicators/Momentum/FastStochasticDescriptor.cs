namespace AlphaPulse.Indicators;

internal sealed class FastStochasticDescriptor : IndicatorDescriptor
{
    public override string Name => "stochf";

    public override string Title => "Fast stochastic oscillator";

    public override string Family => "Momentum";

    public override string Description =>
        "Where the close lies in the range of the last n bars, from 0 at the lowest low to 100 at the highest high, not smoothed; d is the mean of k.";

    public override string Undefined =>
        "The bars of a flat window (no range).";

    public override string Reference =>
        "George Lane; values as in TA-Lib, k as soon as it exists and d later. No value where the window is flat.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
        [IndicatorParameter.Period(14, 1), new IndicatorParameter("signal", ParameterKind.Integer, 3, 1, Period.Maximum)];

    public override IReadOnlyList<string> Outputs { get; } = ["k", "d"];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [new(0, 100), new(0, 100)];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars<T, StochasticValue<T>>(spec, new FastStochastic<T>(spec.Integer(0), spec.Integer(1)));
}
