namespace AlphaPulse.Indicators;

internal sealed class CciDescriptor : IndicatorDescriptor
{
    public override string Name => "cci";

    public override string Title => "Commodity channel index";

    public override string Family => "Momentum";

    public override string Description =>
        "How unusual the typical price is against its mean of n bars; most values are between -100 and 100.";

    public override string Undefined =>
        "The bars of a window in which every typical price is the same.";

    public override string Reference =>
        "Donald Lambert, Commodities, 1980, with the constant 0.015; as in TA-Lib, Skender and LEAN. No value where the window is flat.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [IndicatorParameter.Period(20, 3)];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars(spec, new Cci<T>(spec.Integer(0)));
}
