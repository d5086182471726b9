namespace AlphaPulse.Indicators;

internal sealed class DirectionalIndicatorDescriptor : IndicatorDescriptor
{
    public override string Name => "di";

    public override string Title => "Directional indicators";

    public override string Entry => "PLUS_DI";

    public override string Family => "Trend";

    public override string Description =>
        "How much of the movement of the price was up (plus) and how much down (minus), in percent of its true range.";

    public override string Undefined => "Bars before the price has had any true range (0/0).";

    public override string Reference =>
        "J. Welles Wilder, New Concepts in Technical Trading Systems, 1978; sums of n-1 bars and then a smoothing step, first value at bar n + 1 (TA-Lib).";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [IndicatorParameter.Period(14, 2)];

    public override IReadOnlyList<string> Outputs { get; } = ["plus", "minus"];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [new(0, 100), new(0, 100)];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars<T, DirectionalValue<T>>(spec, new DirectionalIndicator<T>(spec.Integer(0)));
}
