namespace AlphaPulse.Indicators;

internal sealed class PositiveVolumeIndexDescriptor : IndicatorDescriptor
{
    public override string Name => "pvi";

    public override string Title => "Positive volume index";

    public override string Family => "Volume";

    public override string Description =>
        "The price as it would be had it moved only on bars with more volume than the bar before.";

    public override string Undefined => "After a close of 0, and where the index would go beyond 10^28.";

    public override string Reference =>
        "Paul Dysart, 1936; Norman Fosback, Stock Market Logic, 1976; compounded as in Tulip, with added as in pandas-ta.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        new IndicatorParameter("start", ParameterKind.Decimal, 1000, 0.0001m, 1_000_000_000_000),
        IndicatorParameter.Choice("rule", "compounded", "added"),
    ];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars(spec, new PositiveVolumeIndex<T>(spec.Arguments[0], (VolumeIndexRule)spec.Integer(1)));
}
