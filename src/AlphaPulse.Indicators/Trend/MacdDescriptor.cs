using System.Globalization;

namespace AlphaPulse.Indicators;

internal sealed class MacdDescriptor : IndicatorDescriptor
{
    public override string Name => "macd";

    public override string Title => "Moving average convergence and divergence";

    public override string Family => "Trend";

    public override string Description =>
        "How far a fast average is above a slow one, in the unit of the price; the signal is the average of that, the histogram the distance between the two.";

    public override string Reference =>
        "Gerald Appel, Technical Analysis: Power Tools for Active Investors, 2005; each average seeded on its own (Skender, LEAN); with aligned the fast one begins where the slow one does (TA-Lib).";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        new IndicatorParameter("fast", ParameterKind.Integer, 12, 1, Period.Maximum),
        new IndicatorParameter("slow", ParameterKind.Integer, 26, 2, Period.Maximum),
        new IndicatorParameter("signal", ParameterKind.Integer, 9, 1, Period.Maximum),
        IndicatorParameter.Choice("seed", "own", "aligned"),
    ];

    public override IReadOnlyList<string> Outputs { get; } = ["macd", "signal", "histogram"];

    internal override string? Refuse(IReadOnlyList<decimal> arguments) =>
        arguments[0] < arguments[1] ? null : string.Create(
            CultureInfo.InvariantCulture, $"the fast period {arguments[0]} is not below the slow period {arguments[1]}");

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries<T, MacdValue<T>>(
            spec, new Macd<T>(spec.Integer(0), spec.Integer(1), spec.Integer(2), (MacdSeed)spec.Integer(3)));
}
