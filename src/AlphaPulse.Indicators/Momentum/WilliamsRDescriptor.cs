namespace AlphaPulse.Indicators;

internal sealed class WilliamsRDescriptor : IndicatorDescriptor
{
    public override string Name => "willr";

    public override string Title => "Williams %R";

    public override string Family => "Momentum";

    public override string Description =>
        "How far the close lies below the highest high of the last n bars: 0 at it, -100 at the lowest low.";

    public override string Undefined =>
        "The bars of a flat window (no range).";

    public override string Reference =>
        "Larry Williams, How I Made One Million Dollars, 1973; values as in TA-Lib, Tulip and Skender. No value where the window is flat.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [IndicatorParameter.Period(14, 1)];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [new(-100, 0)];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars(spec, new WilliamsR<T>(spec.Integer(0)));
}
