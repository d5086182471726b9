namespace AlphaPulse.Indicators;

internal sealed class ChaikinVolatilityDescriptor : IndicatorDescriptor
{
    public override string Name => "cvi";

    public override string Title => "Chaikin volatility";

    public override string Family => "Volatility";

    public override string Description =>
        "Whether the ranges of the bars widen, above 0, or narrow, in percent of what they were n bars before.";

    public override string Undefined => "Where the average of the ranges n bars before is 0.";

    public override string Reference =>
        "Marc Chaikin; average seeded with the mean of the first n ranges (pandas-ta); with first_value as in Tulip.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        IndicatorParameter.Period(10, 1),
        IndicatorParameter.Choice("seed", "average", "first_value"),
    ];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars(spec, new ChaikinVolatility<T>(spec.Integer(0), (EmaSeed)spec.Integer(1)));
}
