namespace AlphaPulse.Indicators;

internal sealed class ChoppinessDescriptor : IndicatorDescriptor
{
    public override string Name => "chop";

    public override string Title => "Choppiness index";

    public override string Family => "Trend";

    public override string Description =>
        "Whether the market goes back and forth (towards 100) or straight on (towards 0); it does not tell the direction.";

    public override string Undefined => "Bars whose window has no range at all (0/0).";

    public override string Reference =>
        "E. W. Dreiss, 1993; the range with the closes before (Skender); with high_low without (pandas-ta, ta4j).";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        IndicatorParameter.Period(14, 2),
        IndicatorParameter.Choice("range", "true_range", "high_low"),
    ];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [OutputRange.NotNegative];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars(spec, new Choppiness<T>(spec.Integer(0), (ChoppinessRange)spec.Integer(1)));
}
