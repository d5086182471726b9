namespace AlphaPulse.Indicators;

internal sealed class RocBandsDescriptor : IndicatorDescriptor
{
    public override string Name => "rocwb";

    public override string Title => "Rate of change with bands";

    public override string Family => "Momentum";

    public override string Description =>
        "How far the price is from that n bars before, in percent, the average of that, and bands as far from 0 as the rate usually is.";

    public override string Undefined =>
        "The bars at which the price n bars before is 0.";

    public override string Reference =>
        "As in Skender: deviation from 0, not from the mean.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        IndicatorParameter.Period(20, 1),
        new IndicatorParameter("average", ParameterKind.Integer, 5, 1, Period.Maximum),
        new IndicatorParameter("deviation", ParameterKind.Integer, 5, 1, Period.Maximum),
    ];

    public override IReadOnlyList<string> Outputs { get; } = ["roc", "average", "upper", "lower"];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [OutputRange.Unbounded, OutputRange.Unbounded, OutputRange.NotNegative, new(null, 0)];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries<T, RocBandsValue<T>>(spec, new RocBands<T>(spec.Integer(0), spec.Integer(1), spec.Integer(2)));
}
