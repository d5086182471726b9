namespace AlphaPulse.Indicators;

internal sealed class SwingIndexDescriptor : IndicatorDescriptor
{
    public override string Name => "si";

    public override string Title => "Swing index";

    public override string Family => "Momentum";

    public override string Description =>
        "How strongly the bar moved against the one before, from open, high, low and close of both; -100 to 100 where the limit is really the limit of the exchange.";

    public override string Undefined => "Bars that, with the one before, have no move at all (0/0).";

    public override string Reference =>
        "J. Welles Wilder, New Concepts in Technical Trading Systems, 1978; the limit move is the unit of the result.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
        [new IndicatorParameter("limit", ParameterKind.Decimal, 1m, 0.01m, 1000000m)];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars(spec, new SwingIndex<T>(spec.Arguments[0]));
}
