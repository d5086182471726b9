using System.Globalization;

namespace AlphaPulse.Indicators;

internal sealed class DeviationVidyaDescriptor : IndicatorDescriptor
{
    public override string Name => "vidyadev";

    public override string Title => "Variable index dynamic average of deviations";

    public override string Entry => "VIDYA";

    public override string Family => "Averages";

    public override string Description =>
        "An average that follows the price where it has become more lively and slows down where it has calmed.";

    public override string Reference =>
        "Tushar Chande, Adapting Moving Averages to Market Volatility, Stocks and Commodities, 1992; population deviations, begun with and giving the value of bar long - 1, as in Tulip. The form of 1995 is vidya.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        new IndicatorParameter("short", ParameterKind.Integer, 2, 2, Period.Maximum),
        new IndicatorParameter("long", ParameterKind.Integer, 5, 3, Period.Maximum),
        new IndicatorParameter("factor", ParameterKind.Decimal, 0.2m, 0.05m, 1),
    ];

    internal override string? Refuse(IReadOnlyList<decimal> arguments) =>
        arguments[0] < arguments[1] ? null : string.Create(
            CultureInfo.InvariantCulture, $"the short period {arguments[0]} is not below the long period {arguments[1]}");

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new DeviationVidya<T>(spec.Integer(0), spec.Integer(1), spec.Arguments[2]));
}
