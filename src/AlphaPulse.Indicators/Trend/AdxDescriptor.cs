namespace AlphaPulse.Indicators;

internal sealed class AdxDescriptor : IndicatorDescriptor
{
    public override string Name => "adx";

    public override string Title => "Average directional index";

    public override string Family => "Trend";

    public override string Description =>
        "How one-sided the movement of the price is, up or down, from 0 to 100; over 25 is commonly called a trend.";

    public override string Undefined => "Bars before anything has moved (0/0).";

    public override string Reference =>
        "J. Welles Wilder, New Concepts in Technical Trading Systems, 1978; sums of n-1 bars and then a smoothing step, first value at bar 2n (TA-Lib); with full sums of n bars (Skender), with first_bar sums of n-1 that give the first index at once and ties that count for both directions (Tulip). No value where nothing has moved yet.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
        [IndicatorParameter.Period(14, 2), IndicatorParameter.Choice("seed", "short", "full", "first_bar")];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [new(0, 100)];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars(spec, new Adx<T>(spec.Integer(0), (AdxSeed)spec.Integer(1)));
}
