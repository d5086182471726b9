using System.Globalization;

namespace AlphaPulse.Indicators;

internal sealed class ElderImpulseDescriptor : IndicatorDescriptor
{
    public override string Name => "impulse";

    public override string Title => "Elder impulse";

    public override string Family => "Trend";

    public override string Description =>
        "1 (buyers) where the average and the histogram of MACD both rise, -1 (sellers) where both fall, 0 otherwise, also in a flat market.";

    public override string Reference =>
        "Alexander Elder, Come Into My Trading Room, 2002; averages seeded as in macd.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        IndicatorParameter.Period(13, 1),
        new IndicatorParameter("fast", ParameterKind.Integer, 12, 1, Period.Maximum),
        new IndicatorParameter("slow", ParameterKind.Integer, 26, 2, Period.Maximum),
        new IndicatorParameter("signal", ParameterKind.Integer, 9, 2, Period.Maximum),
    ];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [new(-1, 1)];

    internal override string? Refuse(IReadOnlyList<decimal> arguments) =>
        arguments[1] < arguments[2] ? null : string.Create(
            CultureInfo.InvariantCulture, $"the fast period {arguments[1]} is not below the slow period {arguments[2]}");

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new ElderImpulse<T>(spec.Integer(0), spec.Integer(1), spec.Integer(2), spec.Integer(3)));
}
