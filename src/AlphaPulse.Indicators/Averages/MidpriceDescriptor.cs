namespace AlphaPulse.Indicators;

internal sealed class MidpriceDescriptor : IndicatorDescriptor
{
    public override string Name => "midprice";

    public override string Title => "Mid price";

    public override string Family => "Averages";

    public override string Description =>
        "Halfway between the highest high and the lowest low of the last n bars.";

    public override string Reference =>
        "(highest high + lowest low) / 2; TA-Lib.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [IndicatorParameter.Period(14, 1)];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars(spec, new Midprice<T>(spec.Integer(0)));
}
