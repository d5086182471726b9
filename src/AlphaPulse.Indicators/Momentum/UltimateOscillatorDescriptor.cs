using System.Globalization;

namespace AlphaPulse.Indicators;

internal sealed class UltimateOscillatorDescriptor : IndicatorDescriptor
{
    public override string Name => "ultosc";

    public override string Title => "Ultimate oscillator";

    public override string Family => "Momentum";

    public override string Description =>
        "How much of the range of the last bars was buying, over three windows together, from 0 to 100.";

    public override string Undefined =>
        "The bars of which one of the three windows has no true range.";

    public override string Reference =>
        "Larry Williams, Stocks and Commodities, April 1985; values as in TA-Lib, Tulip and Skender. No value where a window has no range.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        new IndicatorParameter("shortest", ParameterKind.Integer, 7, 1, Period.Maximum),
        new IndicatorParameter("middle", ParameterKind.Integer, 14, 2, Period.Maximum),
        new IndicatorParameter("longest", ParameterKind.Integer, 28, 3, Period.Maximum),
    ];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [new(0, 100)];

    public override PriceSource? DefaultSource => null;

    internal override string? Refuse(IReadOnlyList<decimal> arguments) =>
        arguments[0] < arguments[1] && arguments[1] < arguments[2] ? null : string.Create(
            CultureInfo.InvariantCulture, $"the periods {arguments[0]}, {arguments[1]} and {arguments[2]} do not rise");

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars(spec, new UltimateOscillator<T>(spec.Integer(0), spec.Integer(1), spec.Integer(2)));
}
