namespace AlphaPulse.Indicators;

internal sealed class PriceVolumeDescriptor : IndicatorDescriptor
{
    public override string Name => "pvol";

    public override string Title => "Price times volume";

    public override string Family => "Volume";

    public override string Description =>
        "The money that was traded in the bar, taken at its close.";

    public override string Undefined => "Beyond 7e28, the range of decimal.";

    public override string Reference =>
        "As in pandas-ta.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [OutputRange.NotNegative];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars(spec, new PriceVolume<T>());
}
