namespace AlphaPulse.Indicators;

internal sealed class AlmaDescriptor : IndicatorDescriptor
{
    public override string Name => "alma";

    public override string Title => "Arnaud Legoux moving average";

    public override string Family => "Averages";

    public override string Description =>
        "An average under a bell curve whose top lies near the newest value: smooth like a long average, with the lag of a short one.";

    public override string Reference =>
        "Arnaud Legoux and Dimitrios Kouzis Loukas, 2009; top at offset (n-1) from the oldest value, not rounded, deviation n/sigma, as in Skender (pandas-ta counts from the newest, which never agrees).";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        new IndicatorParameter("period", ParameterKind.Integer, 9, 1, AlmaState<double>.MaximumPeriod),
        new IndicatorParameter("offset", ParameterKind.Decimal, 0.85m, 0, 1),
        new IndicatorParameter("sigma", ParameterKind.Decimal, 6, 0.1m, 100),
    ];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new Alma<T>(spec.Integer(0), spec.Arguments[1], spec.Arguments[2]));
}
