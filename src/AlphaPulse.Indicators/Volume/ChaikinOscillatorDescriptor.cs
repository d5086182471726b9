using System.Globalization;

namespace AlphaPulse.Indicators;

internal sealed class ChaikinOscillatorDescriptor : IndicatorDescriptor
{
    public override string Name => "adosc";

    public override string Title => "Chaikin oscillator";

    public override string Family => "Volume";

    public override string Description =>
        "Whether the accumulation/distribution line rises (above 0) or falls: a fast average of it less a slow one.";

    public override string Reference =>
        "Marc Chaikin; averages seeded with the first value of the line (TA-Lib, Tulip); with average each with the mean of its first (Skender).";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        new IndicatorParameter("fast", ParameterKind.Integer, 3, 1, Period.Maximum),
        new IndicatorParameter("slow", ParameterKind.Integer, 10, 2, Period.Maximum),
        IndicatorParameter.Choice("seed", "first_value", "average"),
    ];

    public override PriceSource? DefaultSource => null;

    internal override string? Refuse(IReadOnlyList<decimal> arguments) =>
        arguments[0] < arguments[1] ? null : string.Create(
            CultureInfo.InvariantCulture, $"the fast period {arguments[0]} is not below the slow period {arguments[1]}");

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars(spec, new ChaikinOscillator<T>(spec.Integer(0), spec.Integer(1), spec.Integer(2) == 0 ? EmaSeed.FirstValue : EmaSeed.Average));
}
