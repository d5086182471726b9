namespace AlphaPulse.Indicators;

internal sealed class StochasticRsiDescriptor : IndicatorDescriptor
{
    public override string Name => "stochrsi";

    public override string Title => "Stochastic relative strength index";

    public override string Family => "Momentum";

    public override string Description =>
        "Where the relative strength index lies between its lowest (0) and its highest (100) of the last bars; d is the mean of k.";

    public override string Undefined =>
        "The bars before any move, and those of a window in which the index did not change.";

    public override string Reference =>
        "Tushar Chande and Stanley Kroll, The New Technical Trader, 1994; 0 to 100 as in TA-Lib and Skender (Tulip: 0 to 1), k as soon as it exists. No value where the index did not change.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        IndicatorParameter.Period(14, 2),
        new IndicatorParameter("window", ParameterKind.Integer, 14, 5, Period.Maximum),
        new IndicatorParameter("signal", ParameterKind.Integer, 3, 1, Period.Maximum),
    ];

    public override IReadOnlyList<string> Outputs { get; } = ["k", "d"];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [new(0, 100), new(0, 100)];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries<T, StochasticValue<T>>(spec, new StochasticRsi<T>(spec.Integer(0), spec.Integer(1), spec.Integer(2)));
}
