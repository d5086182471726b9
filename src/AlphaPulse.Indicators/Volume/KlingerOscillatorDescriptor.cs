using System.Globalization;

namespace AlphaPulse.Indicators;

internal sealed class KlingerOscillatorDescriptor : IndicatorDescriptor
{
    public override string Name => "kvo";

    public override string Title => "Klinger volume oscillator";

    public override string Family => "Volume";

    public override string Description =>
        "Whether volume flows with the price or against it, by the trend of the typical price; the signal is its average. Without volume it is 0.";

    public override string Undefined => "Where neither the bar nor the bars since the direction changed have a range (0/0).";

    public override string Reference =>
        "Stephen Klinger, Stocks and Commodities, December 1997, as in Skender; with tulip as in Tulip, with volume as in pandas-ta.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        new IndicatorParameter("fast", ParameterKind.Integer, 34, 1, Period.Maximum),
        new IndicatorParameter("slow", ParameterKind.Integer, 55, 2, Period.Maximum),
        new IndicatorParameter("signal", ParameterKind.Integer, 13, 1, Period.Maximum),
        IndicatorParameter.Choice("force", "klinger", "tulip", "volume"),
    ];

    public override IReadOnlyList<string> Outputs { get; } = ["kvo", "signal"];

    public override PriceSource? DefaultSource => null;

    internal override string? Refuse(IReadOnlyList<decimal> arguments) =>
        arguments[0] < arguments[1] ? null : string.Create(
            CultureInfo.InvariantCulture, $"the fast period {arguments[0]} is not below the slow period {arguments[1]}");

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars<T, KlingerValue<T>>(spec, new KlingerOscillator<T>(spec.Integer(0), spec.Integer(1), spec.Integer(2), (KlingerForce)spec.Integer(3)));
}
