namespace AlphaPulse.Indicators;

internal sealed class IntradayIntensityDescriptor : IndicatorDescriptor
{
    public override string Name => "iii";

    public override string Title => "Intraday intensity index";

    public override string Family => "Volume";

    public override string Description =>
        "How much volume of a bar pushed the close to its high, above 0, or to its low, on average over the window. A bar without a range counts as 0.";

    public override string Undefined => "As a percentage: where no volume was traded in the window (0/0).";

    public override string Reference =>
        "David Bostian; the mean of n bars as in QuanTAlib; with percent his intraday intensity percentage.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        IndicatorParameter.Period(14, 1),
        IndicatorParameter.Choice("form", "mean", "percent"),
    ];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars(spec, new IntradayIntensity<T>(spec.Integer(0), (IntensityForm)spec.Integer(1)));
}
