namespace AlphaPulse.Indicators;

internal sealed class JmaDescriptor : IndicatorDescriptor
{
    public override string Name => "jma";

    public override string Title => "Jurik-style moving average";

    public override string Family => "Averages";

    public override string Description =>
        "A smooth average that turns quickly; the phase trades smoothness for quickness.";

    public override string Reference =>
        "No authority: the formula of Jurik Research is a trade secret. Followed is the fixed-factor form that circulates for TradingView: beta = 0.45(n-1)/(0.45(n-1)+2), alpha = beta^power, a correction of the lag times 1.5 + phase/100, and a second smoothing of the steps; seeded as if the first value had always been there. pandas-ta and QuanTAlib adapt alpha to the volatility as well, and never agree.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        IndicatorParameter.Period(7, 1),
        new IndicatorParameter("phase", ParameterKind.Integer, 0, -100, 100),
        new IndicatorParameter("power", ParameterKind.Integer, 2, 1, 10),
    ];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new Jma<T>(spec.Integer(0), spec.Integer(1), spec.Integer(2)));
}
