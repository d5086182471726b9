using System.Globalization;

namespace AlphaPulse.Indicators;

internal sealed class MacdExtendedDescriptor : IndicatorDescriptor
{
    public override string Name => "macdext";

    public override string Title => "MACD with other averages";

    public override string Family => "Momentum";

    public override string Description =>
        "How far a fast average is above a slow one, the kind of the averages being free; the signal is the average of that, the histogram the distance between the two.";

    public override string Reference =>
        "After Gerald Appel, 2005; TA-Lib MACDEXT, which has a kind for each average; each is seeded on its own.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        new IndicatorParameter("fast", ParameterKind.Integer, 12, 1, Period.Maximum),
        new IndicatorParameter("slow", ParameterKind.Integer, 26, 2, Period.Maximum),
        new IndicatorParameter("signal", ParameterKind.Integer, 9, 1, Period.Maximum),
        IndicatorParameter.Choice("average", "simple", "exponential", "weighted", "dema", "tema", "trima"),
        IndicatorParameter.Choice(
            "slow_average", "slow_same", "slow_simple", "slow_exponential", "slow_weighted", "slow_dema", "slow_tema", "slow_trima"),
        IndicatorParameter.Choice(
            "signal_average", "signal_same", "signal_simple", "signal_exponential", "signal_weighted", "signal_dema", "signal_tema", "signal_trima"),
    ];

    public override IReadOnlyList<string> Outputs { get; } = ["macd", "signal", "histogram"];

    internal override string? Refuse(IReadOnlyList<decimal> arguments) =>
        arguments[0] < arguments[1] ? null : string.Create(
            CultureInfo.InvariantCulture, $"the fast period {arguments[0]} is not below the slow period {arguments[1]}");

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries<T, MacdValue<T>>(spec, new MacdExtended<T>(
            spec.Integer(0), spec.Integer(1), spec.Integer(2), (MacdAverage)spec.Integer(3), Kind(spec.Integer(4)), Kind(spec.Integer(5))));

    // The first word is the kind of the fast average.
    private static MacdAverage? Kind(int word) => word == 0 ? null : (MacdAverage)(word - 1);
}
