namespace AlphaPulse.Indicators;

internal sealed class ChandeKrollDescriptor : IndicatorDescriptor
{
    public override string Name => "cksp";

    public override string Title => "Chande Kroll stop";

    public override string Family => "Channels";

    public override string Description =>
        "Stops x average true ranges from the extremes of p bars, of which the most cautious of q bars counts.";

    public override string Reference =>
        "Tushar Chande and Stanley Kroll, The New Technical Trader, 1994: p 10, x 1, q 9 (TradingView; its x for others 3, pandas-ta q 20); with high_low the range of the first bar counts (pandas-ta).";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        IndicatorParameter.Period(10, 1),
        new IndicatorParameter("multiple", ParameterKind.Decimal, 1, 0.001m, 100),
        new IndicatorParameter("stop_period", ParameterKind.Integer, 9, 1, Period.Maximum),
        IndicatorParameter.Choice("first", "none", "high_low"),
    ];

    public override IReadOnlyList<string> Outputs { get; } = ["long", "short"];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars<T, ExitValue<T>>(spec, new ChandeKroll<T>(spec.Integer(0), spec.Arguments[1], spec.Integer(2), (FirstTrueRange)spec.Integer(3)));
}
