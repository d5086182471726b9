namespace AlphaPulse.Indicators;

internal sealed class EntropyDescriptor : IndicatorDescriptor
{
    public override string Name => "entropy";

    public override string Title => "Entropy";

    public override string Family => "Statistics";

    public override string Description =>
        "How evenly the sum of the last n values is spread over the bars, in bits: at most the logarithm of n where each value is a share of the window.";

    public override string Undefined =>
        "bars whose window has a negative value or a sum that is not above 0";

    public override string Reference =>
        "Claude Shannon, 1948; each value as a share of the n values up to its own bar (pandas-ta), with window of the sum of the window.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        IndicatorParameter.Period(10, 2),
        new IndicatorParameter("base", ParameterKind.Decimal, 2, 2, 1000),
        IndicatorParameter.Choice("shares", "rolling", "window"),
    ];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [OutputRange.NotNegative];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new Entropy<T>(spec.Integer(0), spec.Arguments[1], (EntropyShares)spec.Integer(2)));
}
