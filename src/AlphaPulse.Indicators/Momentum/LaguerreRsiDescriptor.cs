namespace AlphaPulse.Indicators;

internal sealed class LaguerreRsiDescriptor : IndicatorDescriptor
{
    public override string Name => "lrsi";

    public override string Title => "Laguerre relative strength index";

    public override string Family => "Momentum";

    public override string Description =>
        "A relative strength index of a few bars only, yet smooth: 1 where the price rose for long, 0 where it fell.";

    public override string Undefined =>
        "The bars at which the price has not moved, or every move is forgotten.";

    public override string Reference =>
        "John Ehlers, Cybernetic Analysis for Stocks and Futures, 2004; 0 to 1 as by him, begun with the first price.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [new IndicatorParameter("gamma", ParameterKind.Decimal, 0.5m, 0m, 0.99m)];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [new(0, 1)];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new LaguerreRsi<T>(spec.Arguments[0]));
}
