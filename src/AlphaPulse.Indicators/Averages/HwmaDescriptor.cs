using System.Globalization;

namespace AlphaPulse.Indicators;

internal sealed class HwmaDescriptor : IndicatorDescriptor
{
    public override string Name => "hwma";

    public override string Title => "Holt-Winters moving average";

    public override string Family => "Averages";

    public override string Description =>
        "Follows the price with its trend and the acceleration of that: quick, without lag in a steady trend, and overshooting after turns.";

    public override string Reference =>
        "Peter Winters, Forecasting Sales by Exponentially Weighted Moving Averages, Management Science, 1960, as a third-order filter as in pandas-ta; seeded with the first value, with no trend.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        new IndicatorParameter("level", ParameterKind.Decimal, 0.2m, 0.2m, 1),
        new IndicatorParameter("trend", ParameterKind.Decimal, 0.1m, 0.1m, 1),
        new IndicatorParameter("acceleration", ParameterKind.Decimal, 0.1m, 0.05m, 1),
    ];

    internal override string? Refuse(IReadOnlyList<decimal> arguments) =>
        HwmaState<double>.Settles(arguments[0], arguments[1], arguments[2]) ? null : string.Create(
            CultureInfo.InvariantCulture, $"with the level {arguments[0]}, the trend {arguments[1]} and the acceleration {arguments[2]} the average never settles");

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new Hwma<T>(spec.Arguments[0], spec.Arguments[1], spec.Arguments[2]));
}
