using System.Globalization;

namespace AlphaPulse.Indicators;

internal sealed class RangeActionVerificationDescriptor : IndicatorDescriptor
{
    public override string Name => "ravi";

    public override string Title => "Range action verification index";

    public override string Family => "Trend";

    public override string Description =>
        "How far a short mean is from a long one, in percent of the long one, whichever the direction: over 3 the market trends.";

    public override string Undefined => "Bars on which the long mean is 0.";

    public override string Reference =>
        "Tushar Chande, Beyond Technical Analysis, 1997; means of 7 and 65 bars, without sign.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        new IndicatorParameter("fast", ParameterKind.Integer, 7, 1, Period.Maximum),
        new IndicatorParameter("slow", ParameterKind.Integer, 65, 2, Period.Maximum),
    ];

    internal override string? Refuse(IReadOnlyList<decimal> arguments) =>
        arguments[0] < arguments[1] ? null : string.Create(
            CultureInfo.InvariantCulture, $"the fast period {arguments[0]} is not below the slow period {arguments[1]}");

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new RangeActionVerification<T>(spec.Integer(0), spec.Integer(1)));
}
