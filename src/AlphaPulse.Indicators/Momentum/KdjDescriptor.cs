namespace AlphaPulse.Indicators;

internal sealed class KdjDescriptor : IndicatorDescriptor
{
    public override string Name => "kdj";

    public override string Title => "KDJ";

    public override string Family => "Momentum";

    public override string Description =>
        "Where the close lies in the range of the last bars, smoothed twice (k, d), and j = 3k - 2d, which shows how fast k runs away from d.";

    public override string Undefined =>
        "The bars of a flat window (no range).";

    public override string Reference =>
        "As common in Chinese charting (9, 3, 3, from 50); with average the averages are seeded with the mean of their first values. Derived from the stochastic oscillator of George Lane.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        IndicatorParameter.Period(9, 2),
        new IndicatorParameter("smoothing", ParameterKind.Integer, 3, 1, Period.Maximum),
        IndicatorParameter.Choice("seed", "neutral", "average"),
    ];

    public override IReadOnlyList<string> Outputs { get; } = ["k", "d", "j"];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [new(0, 100), new(0, 100), new(-200, 300)];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars<T, KdjValue<T>>(spec, new Kdj<T>(spec.Integer(0), spec.Integer(1), (KdjSeed)spec.Integer(2)));
}
