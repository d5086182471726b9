namespace AlphaPulse.Indicators;

internal sealed class QuantileDescriptor : IndicatorDescriptor
{
    public override string Name => "quantile";

    public override string Title => "Rolling quantile";

    public override string Family => "Statistics";

    public override string Description =>
        "The value that a given part of the last n does not exceed: the least with 0, the median with 0.5, the greatest with 1.";

    public override string Reference =>
        "At place q(n-1) of the sorted values, linear between two (definition 7 of Hyndman and Fan, 1996; pandas); lower, higher, nearest (the even place of equally near ones) and midpoint as in pandas.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        IndicatorParameter.Period(30, 1),
        new IndicatorParameter("level", ParameterKind.Decimal, 0.5m, 0, 1),
        IndicatorParameter.Choice("interpolation", "linear", "lower", "higher", "nearest", "midpoint"),
    ];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new Quantile<T>(spec.Integer(0), spec.Arguments[1], (QuantileInterpolation)spec.Integer(2)));
}
