namespace AlphaPulse.Indicators;

internal sealed class WilliamsAccumulationDescriptor : IndicatorDescriptor
{
    public override string Name => "wad";

    public override string Title => "Williams accumulation/distribution";

    public override string Family => "Volume";

    public override string Description =>
        "The moves of the price since the first bar: up from the true low where the close rose, down from the true high where it fell; only its changes mean something.";

    public override string Reference =>
        "Larry Williams; as in Tulip and pandas-ta: no volume.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars(spec, new WilliamsAccumulation<T>());
}
