namespace AlphaPulse.Indicators;

internal sealed class StochasticMomentumDescriptor : IndicatorDescriptor
{
    public override string Name => "smi";

    public override string Title => "Stochastic momentum index";

    public override string Family => "Momentum";

    public override string Description =>
        "How far the close is from the middle of the range of the last bars, smoothed twice: 100 at its top, -100 at its bottom; signal is the average of that.";

    public override string Undefined => "Bars on which the smoothed range is less than 10^-12 of the price: a market that has been flat since the beginning or for very long (0/0).";

    public override string Reference =>
        "William Blau, Stocks and Commodities, January 1993; each average seeded with the mean of its first values; with first_value with the first one (Skender).";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        IndicatorParameter.Period(13, 2),
        new IndicatorParameter("first", ParameterKind.Integer, 25, 1, Period.Maximum),
        new IndicatorParameter("second", ParameterKind.Integer, 2, 1, Period.Maximum),
        new IndicatorParameter("signal", ParameterKind.Integer, 3, 1, Period.Maximum),
        IndicatorParameter.Choice("seed", "average", "first_value"),
    ];

    public override IReadOnlyList<string> Outputs { get; } = ["smi", "signal"];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [new(-100, 100), new(-100, 100)];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars<T, StochasticMomentumValue<T>>(spec, new StochasticMomentum<T>(spec.Integer(0), spec.Integer(1), spec.Integer(2), spec.Integer(3), (EmaSeed)spec.Integer(4)));
}
