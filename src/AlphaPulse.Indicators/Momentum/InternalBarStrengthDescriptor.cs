namespace AlphaPulse.Indicators;

internal sealed class InternalBarStrengthDescriptor : IndicatorDescriptor
{
    public override string Name => "ibs";

    public override string Title => "Internal bar strength";

    public override string Family => "Momentum";

    public override string Description =>
        "Where the close lies between the low (0) and the high (1) of its bar.";

    public override string Undefined => "Bars whose high is their low (0/0).";

    public override string Reference =>
        "As in LEAN and ta4j; no value for a bar without a range.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [new(0, 1)];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars(spec, new InternalBarStrength<T>());
}
