using System.Globalization;

namespace AlphaPulse.Indicators;

internal sealed class KamaDescriptor : IndicatorDescriptor
{
    public override string Name => "kama";

    public override string Title => "Kaufman's adaptive moving average";

    public override string Family => "Averages";

    public override string Description =>
        "An average that follows the price closely in a trend and hardly moves in a sideways market.";

    public override string Reference =>
        "Perry Kaufman, Smarter Trading, 1995; smoothing between the periods fast and slow by the efficiency ratio, squared; the seed, which is the value of bar n, is withheld (TA-Lib, LEAN), with seed given (Tulip, Skender).";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        IndicatorParameter.Period(10, 2),
        new IndicatorParameter("fast", ParameterKind.Integer, 2, 1, Period.Maximum),
        new IndicatorParameter("slow", ParameterKind.Integer, 30, 2, Period.Maximum),
        IndicatorParameter.Choice("start", "after_seed", "seed"),
    ];

    internal override string? Refuse(IReadOnlyList<decimal> arguments) =>
        arguments[1] < arguments[2] ? null : string.Create(
            CultureInfo.InvariantCulture, $"the fast period {arguments[1]} is not below the slow period {arguments[2]}");

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new Kama<T>(spec.Integer(0), spec.Integer(1), spec.Integer(2), (KamaStart)spec.Integer(3)));
}
