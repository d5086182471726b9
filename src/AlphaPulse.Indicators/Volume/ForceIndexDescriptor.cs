namespace AlphaPulse.Indicators;

internal sealed class ForceIndexDescriptor : IndicatorDescriptor
{
    public override string Name => "efi";

    public override string Title => "Elder force index";

    public override string Family => "Volume";

    public override string Description =>
        "How much volume moves the price up, above 0, or down: the change of the close times the volume, averaged. Without volume or without a move a bar counts as 0.";

    public override string Undefined => "Bars whose product is beyond 7e28 / (n + 1), which decimal could not add up.";

    public override string Reference =>
        "Alexander Elder, Trading for a Living, 1993; average seeded with the mean of the first n products, as in pandas-ta.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [IndicatorParameter.Period(13, 1)];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars(spec, new ForceIndex<T>(spec.Integer(0)));
}
