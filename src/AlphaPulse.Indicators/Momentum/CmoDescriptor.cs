namespace AlphaPulse.Indicators;

internal sealed class CmoDescriptor : IndicatorDescriptor
{
    public override string Name => "cmo";

    public override string Title => "Chande momentum oscillator";

    public override string Family => "Momentum";

    public override string Description =>
        "Gains less losses of the last bars relative to both together: 100 where the price only rose, -100 where it only fell.";

    public override string Undefined =>
        "The bars of a window without a move; with smoothed those before any move.";

    public override string Reference =>
        "Tushar Chande and Stanley Kroll, The New Technical Trader, 1994; by sums as there and in Tulip, Skender and TradingView; with smoothed by Wilder's averages (TA-Lib).";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
        [IndicatorParameter.Period(14, 2), IndicatorParameter.Choice("smoothing", "sums", "smoothed")];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [new(-100, 100)];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new Cmo<T>(spec.Integer(0), (CmoSmoothing)spec.Integer(1)));
}
