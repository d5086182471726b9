namespace AlphaPulse.Indicators;

internal sealed class PlusDirectionalIndicatorDescriptor : IndicatorDescriptor
{
    public override string Name => "plus_di";

    public override string Title => "Plus directional indicator";

    public override string Family => "Trend";

    public override string Description =>
        "How much of the movement of the price was up, in percent of its true range.";

    public override string Undefined => "Bars before the price has had any true range (0/0).";

    public override string Reference =>
        "J. Welles Wilder, New Concepts in Technical Trading Systems, 1978; sums of n-1 bars and then a smoothing step, first value at bar n + 1 (TA-Lib).";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [IndicatorParameter.Period(14, 2)];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [new(0, 100)];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars(spec, new DirectionalLine<T>(spec.Integer(0), MovementSide.Plus));
}
