namespace AlphaPulse.Indicators;

internal sealed class IntradayMomentumDescriptor : IndicatorDescriptor
{
    public override string Name => "imi";

    public override string Title => "Intraday momentum index";

    public override string Family => "Momentum";

    public override string Description =>
        "How much of the movement from open to close of the last bars was upwards, from 0 to 100.";

    public override string Undefined =>
        "The bars of a window in which every bar closed where it opened.";

    public override string Reference =>
        "Tushar Chande and Stanley Kroll, The New Technical Trader, 1994; values as in TA-Lib, which has 50 where nothing moved.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [IndicatorParameter.Period(14, 2)];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [new(0, 100)];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars(spec, new IntradayMomentum<T>(spec.Integer(0)));
}
