using System.Globalization;

namespace AlphaPulse.Indicators;

internal sealed class MamaDescriptor : IndicatorDescriptor
{
    public override string Name => "mama";

    public override string Title => "MESA adaptive moving average";

    public override string Family => "Averages";

    public override string Description =>
        "An average that jumps to the price when the phase of its cycle turns over and hardly moves otherwise; where the slower fama crosses it the trend changes.";

    public override string Reference =>
        "John Ehlers, Rocket Science for Traders, 2001, with the conventions of TA-Lib: all filters begin with zeros at bar 12, first value at bar 32 counted from 0. As in TA-Lib the averages themselves begin with 0 as well, which weighs little after some fifty bars; with first_value they begin with the price of bar 12. Skender takes hl2.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        new IndicatorParameter("fast", ParameterKind.Decimal, 0.5m, 0.05m, 1),
        new IndicatorParameter("slow", ParameterKind.Decimal, 0.05m, 0.05m, 1),
        IndicatorParameter.Choice("seed", "zero", "first_value"),
    ];

    public override IReadOnlyList<string> Outputs { get; } = ["mama", "fama"];

    internal override string? Refuse(IReadOnlyList<decimal> arguments) =>
        arguments[0] >= arguments[1] ? null : string.Create(
            CultureInfo.InvariantCulture, $"the greatest weight {arguments[0]} is below the least {arguments[1]}");

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries<T, MamaValue<T>>(spec, new Mama<T>(spec.Arguments[0], spec.Arguments[1], (MamaSeed)spec.Integer(2)));
}
