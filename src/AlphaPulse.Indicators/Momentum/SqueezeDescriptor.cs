namespace AlphaPulse.Indicators;

internal sealed class SqueezeDescriptor : IndicatorDescriptor
{
    public override string Name => "squeeze";

    public override string Title => "TTM squeeze";

    public override string Family => "Momentum";

    public override string Description =>
        "1 while the volatility is so low that the Bollinger bands are inside the Keltner channel, 0 otherwise, also in a flat market; momentum is the direction in which it may end.";

    public override string Reference =>
        "John Carter, Mastering the Trade, 2005; mean true ranges around the mean close and momentum by linear regression, as commonly charted.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        new IndicatorParameter("bands", ParameterKind.Integer, 20, 2, Period.Maximum),
        new IndicatorParameter("deviations", ParameterKind.Decimal, 2m, 0.1m, 100m),
        new IndicatorParameter("channel", ParameterKind.Integer, 20, 2, Period.Maximum),
        new IndicatorParameter("ranges", ParameterKind.Decimal, 1.5m, 0.1m, 100m),
    ];

    public override IReadOnlyList<string> Outputs { get; } = ["squeeze", "momentum"];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [new(0, 1), OutputRange.Unbounded];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars<T, SqueezeValue<T>>(spec, new Squeeze<T>(spec.Integer(0), spec.Arguments[1], spec.Integer(2), spec.Arguments[3]));
}
