using System.Globalization;

namespace AlphaPulse.Indicators;

internal sealed class AdaptiveLaguerreDescriptor : IndicatorDescriptor
{
    public override string Name => "alaguerre";

    public override string Title => "Adaptive Laguerre filter";

    public override string Entry => "LAGUERRE";

    public override string Family => "Averages";

    public override string Description =>
        "A Laguerre filter that follows closely while the price runs away from it and hardly moves while it stays near.";

    public override string Reference =>
        "John Ehlers, Zero Lag and Adaptive Laguerre Filters, 2007; the weight before there is a median, which Ehlers leaves open, is 2/(n+1).";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        IndicatorParameter.Period(20, 2),
        new IndicatorParameter("median", ParameterKind.Integer, 5, 1, AdaptiveLaguerreState<double>.GreatestMedian),
    ];

    internal override string? Refuse(IReadOnlyList<decimal> arguments) =>
        arguments[1] % 2 == 1 ? null : string.Create(CultureInfo.InvariantCulture, $"the bars of the median, {arguments[1]}, are not odd");

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new AdaptiveLaguerre<T>(spec.Integer(0), spec.Integer(1)));
}
