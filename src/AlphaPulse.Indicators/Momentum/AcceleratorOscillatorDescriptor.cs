using System.Globalization;

namespace AlphaPulse.Indicators;

internal sealed class AcceleratorOscillatorDescriptor : IndicatorDescriptor
{
    public override string Name => "ac";

    public override string Title => "Accelerator oscillator";

    public override string Family => "Momentum";

    public override string Description =>
        "The awesome oscillator less its mean of the last bars: above 0 where the drive of the price grows.";

    public override string Reference =>
        "Bill Williams, New Trading Dimensions, 1998; as in TA-Lib and ta4j.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        new IndicatorParameter("fast", ParameterKind.Integer, 5, 1, Period.Maximum),
        new IndicatorParameter("slow", ParameterKind.Integer, 34, 2, Period.Maximum),
        new IndicatorParameter("signal", ParameterKind.Integer, 5, 2, Period.Maximum),
    ];

    public override PriceSource? DefaultSource => PriceSource.Hl2;

    internal override string? Refuse(IReadOnlyList<decimal> arguments) =>
        arguments[0] < arguments[1] ? null : string.Create(
            CultureInfo.InvariantCulture, $"the fast period {arguments[0]} is not below the slow period {arguments[1]}");

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new AcceleratorOscillator<T>(spec.Integer(0), spec.Integer(1), spec.Integer(2)));
}
