using System.Globalization;

namespace AlphaPulse.Indicators;

internal sealed class MacdVolatilityDescriptor : IndicatorDescriptor
{
    public override string Name => "macdv";

    public override string Title => "Volatility normalised MACD";

    public override string Family => "Momentum";

    public override string Description =>
        "How far a fast average is above a slow one, in percent of the average true range; the signal is the average of that, the histogram the distance between the two.";

    public override string Undefined =>
        "The bars at which the average true range is 0.";

    public override string Reference =>
        "Alex Spiroglou, MACD-V: Volatility Normalised Momentum, 2022; averages seeded with the mean of their first values.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        new IndicatorParameter("fast", ParameterKind.Integer, 12, 1, Period.Maximum),
        new IndicatorParameter("slow", ParameterKind.Integer, 26, 2, Period.Maximum),
        new IndicatorParameter("signal", ParameterKind.Integer, 9, 1, Period.Maximum),
    ];

    public override IReadOnlyList<string> Outputs { get; } = ["macd", "signal", "histogram"];

    public override PriceSource? DefaultSource => null;

    internal override string? Refuse(IReadOnlyList<decimal> arguments) =>
        arguments[0] < arguments[1] ? null : string.Create(
            CultureInfo.InvariantCulture, $"the fast period {arguments[0]} is not below the slow period {arguments[1]}");

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars<T, MacdValue<T>>(spec, new MacdVolatility<T>(spec.Integer(0), spec.Integer(1), spec.Integer(2)));
}
