namespace AlphaPulse.Indicators;

internal sealed class KnowSureThingDescriptor : IndicatorDescriptor
{
    public override string Name => "kst";

    public override string Title => "Know sure thing";

    public override string Family => "Momentum";

    public override string Description =>
        "Four smoothed rates of change over short to long times together, the longest weighing most; signal is its mean.";

    public override string Undefined =>
        "The bars at which one of the rates divides by a price of 0.";

    public override string Reference =>
        "Martin Pring, Stocks and Commodities, 1992; rates in percent (pandas-ta multiplies by 100 once more).";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        new IndicatorParameter("first", ParameterKind.Integer, 10, 1, Period.Maximum),
        new IndicatorParameter("second", ParameterKind.Integer, 15, 1, Period.Maximum),
        new IndicatorParameter("third", ParameterKind.Integer, 20, 1, Period.Maximum),
        new IndicatorParameter("fourth", ParameterKind.Integer, 30, 1, Period.Maximum),
        new IndicatorParameter("mean1", ParameterKind.Integer, 10, 1, Period.Maximum),
        new IndicatorParameter("mean2", ParameterKind.Integer, 10, 1, Period.Maximum),
        new IndicatorParameter("mean3", ParameterKind.Integer, 10, 1, Period.Maximum),
        new IndicatorParameter("mean4", ParameterKind.Integer, 15, 1, Period.Maximum),
        new IndicatorParameter("signal", ParameterKind.Integer, 9, 1, Period.Maximum),
    ];

    public override IReadOnlyList<string> Outputs { get; } = ["kst", "signal"];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries<T, KstValue<T>>(spec, new KnowSureThing<T>(spec.Integer(0), spec.Integer(1), spec.Integer(2), spec.Integer(3), spec.Integer(4), spec.Integer(5), spec.Integer(6), spec.Integer(7), spec.Integer(8)));
}
