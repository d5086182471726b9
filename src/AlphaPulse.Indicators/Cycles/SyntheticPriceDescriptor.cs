namespace AlphaPulse.Indicators;

internal sealed class SyntheticPriceDescriptor : IndicatorDescriptor
{
    public override string Name => "dsp";

    public override string Title => "Detrended synthetic price";

    public override string Entry => "DSP";

    public override string Family => "Cycles";

    public override string Description =>
        "The price without its trend: above 0 in the upper half of the cycle, below 0 in the lower; 0 where the price stands still.";

    public override string Reference =>
        "John Ehlers, MESA and Trading Market Cycles, 1992: the exponential average of a quarter of the cycle minus that of a half, each rounded to whole bars and seeded with the mean of its first values; with price the price minus the average of the whole period (pandas-ta-classic).";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        IndicatorParameter.Period(14, 4),
        IndicatorParameter.Choice("form", "averages", "price"),
    ];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new SyntheticPrice<T>(spec.Integer(0), (SyntheticPriceForm)spec.Integer(1)));
}
