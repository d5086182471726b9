namespace AlphaPulse.Indicators;

internal sealed class PriceVolumeTrendDescriptor : IndicatorDescriptor
{
    public override string Name => "pvt";

    public override string Title => "Price volume trend";

    public override string Family => "Volume";

    public override string Description =>
        "The volume since the first bar, each weighted by the relative change of the close; only its changes mean something.";

    public override string Undefined => "After a close of 0, and where volume times change goes beyond 10^28.";

    public override string Reference =>
        "As in TA-Lib and QuanTAlib; 100 times it in pandas-ta.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars(spec, new PriceVolumeTrend<T>());
}
