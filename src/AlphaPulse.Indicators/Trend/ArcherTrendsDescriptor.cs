using System.Globalization;

namespace AlphaPulse.Indicators;

internal sealed class ArcherTrendsDescriptor : IndicatorDescriptor
{
    public override string Name => "amat";

    public override string Title => "Archer moving average trends";

    public override string Family => "Trend";

    public override string Description =>
        "1 in a long run (the fast average rises over the lookback and the slow one moves), -1 in a short run, 0 in neither, also in a flat market.";

    public override string Reference =>
        "Kevin Johnson (Archer), 2017, as in pandas-ta, which gives both runs as columns; exponential averages seeded with their means.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        new IndicatorParameter("fast", ParameterKind.Integer, 8, 1, Period.Maximum),
        new IndicatorParameter("slow", ParameterKind.Integer, 21, 2, Period.Maximum),
        new IndicatorParameter("lookback", ParameterKind.Integer, 2, 1, Period.Maximum),
    ];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [new(-1, 1)];

    internal override string? Refuse(IReadOnlyList<decimal> arguments) =>
        arguments[0] < arguments[1] ? null : string.Create(
            CultureInfo.InvariantCulture, $"the fast period {arguments[0]} is not below the slow period {arguments[1]}");

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new ArcherTrends<T>(spec.Integer(0), spec.Integer(1), spec.Integer(2)));
}
