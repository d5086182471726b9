namespace AlphaPulse.Indicators;

internal sealed class T3Descriptor : IndicatorDescriptor
{
    public override string Name => "t3";

    public override string Title => "Tillson T3";

    public override string Family => "Averages";

    public override string Description =>
        "A very smooth average with little lag: six exponential averages of each other, combined so that most of their delay cancels.";

    public override string Reference =>
        "Tim Tillson, Better Moving Averages, Stocks and Commodities, 1998; each stage seeded with the mean of its first n values (TA-Lib), with common all with the first mean, with first_value with the first value (Skender).";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        IndicatorParameter.Period(5, 1),
        new IndicatorParameter("factor", ParameterKind.Decimal, 0.7m, 0, 1),
        IndicatorParameter.Choice("seed", "average", "common", "first_value"),
    ];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new T3<T>(spec.Integer(0), spec.Arguments[1], (NestedEmaSeed)spec.Integer(2)));
}
