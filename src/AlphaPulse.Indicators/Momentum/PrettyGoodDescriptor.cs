namespace AlphaPulse.Indicators;

internal sealed class PrettyGoodDescriptor : IndicatorDescriptor
{
    public override string Name => "pgo";

    public override string Title => "Pretty good oscillator";

    public override string Family => "Momentum";

    public override string Description =>
        "How far the close is from its mean, in average true ranges; Johnson bought over 3 and sold under -3.";

    public override string Undefined => "Bars on which the smoothed true range is less than 10^-12 of the price: a market without any range for very long (0/0).";

    public override string Reference =>
        "Mark Johnson; the exponential average of the average true range as in pandas-ta, which seeds the latter one true range earlier. No value where nothing has moved.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [IndicatorParameter.Period(14, 2)];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars(spec, new PrettyGood<T>(spec.Integer(0)));
}
