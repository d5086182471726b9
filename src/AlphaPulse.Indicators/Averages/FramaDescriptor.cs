using System.Globalization;

namespace AlphaPulse.Indicators;

internal sealed class FramaDescriptor : IndicatorDescriptor
{
    public override string Name => "frama";

    public override string Title => "Fractal adaptive moving average";

    public override string Family => "Averages";

    public override string Description =>
        "An average that follows closely where the price goes straight and hardly moves where it fills its range.";

    public override string Reference =>
        "John Ehlers, FRAMA: Fractal Adaptive Moving Average, Stocks and Commodities, 2005; of the close (TA-Lib, LEAN), with median of (high + low) / 2 (Ehlers); begun with the price of bar n, which is withheld. Where a half of the window has no range the dimension before holds.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        IndicatorParameter.Period(16, 2),
        IndicatorParameter.Choice("price", "close", "median"),
    ];

    public override PriceSource? DefaultSource => null;

    internal override string? Refuse(IReadOnlyList<decimal> arguments) =>
        arguments[0] % 2 == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"the period {arguments[0]} is not even");

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars(spec, new Frama<T>(spec.Integer(0), (FramaPrice)spec.Integer(1)));
}
