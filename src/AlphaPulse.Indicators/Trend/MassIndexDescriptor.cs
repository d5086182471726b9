namespace AlphaPulse.Indicators;

internal sealed class MassIndexDescriptor : IndicatorDescriptor
{
    public override string Name => "mass";

    public override string Title => "Mass index";

    public override string Family => "Trend";

    public override string Description =>
        "Whether the ranges widen: above 27 and back under 26.5 is the bulge after which Dorsey expects a turn.";

    public override string Undefined => "Bars on which the average range is less than 10^-12 of the price: a market without ranges from the beginning or for very long (0/0); the sum skips them.";

    public override string Reference =>
        "Donald Dorsey, Stocks and Commodities, June 1992; each average seeded with the mean of its first values (pandas-ta); with first_value with the first one (Tulip).";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        IndicatorParameter.Period(25, 1),
        new IndicatorParameter("smoothing", ParameterKind.Integer, 9, 2, Period.Maximum),
        IndicatorParameter.Choice("seed", "average", "first_value"),
    ];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [OutputRange.NotNegative];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars(spec, new MassIndex<T>(spec.Integer(0), spec.Integer(1), (EmaSeed)spec.Integer(2)));
}
