namespace AlphaPulse.Indicators;

internal sealed class VwmaDescriptor : IndicatorDescriptor
{
    public override string Name => "vwma";

    public override string Title => "Volume weighted moving average";

    public override string Family => "Averages";

    public override string Description =>
        "The price that was paid on average over the last n bars: bars with much volume weigh much.";

    public override string Undefined => "Bars whose window has no volume (0/0).";

    public override string Reference =>
        "Sum of close times volume over sum of volume; identical in Tulip, Skender, LEAN and pandas-ta; no value where the window has no volume.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [IndicatorParameter.Period(20, 1)];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars(spec, new Vwma<T>(spec.Integer(0)));
}
