namespace AlphaPulse.Indicators;

internal sealed class WaveTrendDescriptor : IndicatorDescriptor
{
    public override string Name => "wto";

    public override string Title => "Wave trend oscillator";

    public override string Family => "Momentum";

    public override string Description =>
        "How unusual the typical price is against its average, smoothed: beyond 60 or -60 it is far; signal is the mean of the last values.";

    public override string Undefined => "Bars on which the average deviation is less than 10^-12 of the price, as in a market that is flat for long (0/0).";

    public override string Reference =>
        "LazyBear, 2014, as in LEAN; each average seeded with the mean of its first values.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        new IndicatorParameter("channel", ParameterKind.Integer, 10, 2, Period.Maximum),
        new IndicatorParameter("average", ParameterKind.Integer, 21, 1, Period.Maximum),
        new IndicatorParameter("signal", ParameterKind.Integer, 4, 1, Period.Maximum),
    ];

    public override IReadOnlyList<string> Outputs { get; } = ["wave", "signal"];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars<T, WaveTrendValue<T>>(spec, new WaveTrend<T>(spec.Integer(0), spec.Integer(1), spec.Integer(2)));
}
