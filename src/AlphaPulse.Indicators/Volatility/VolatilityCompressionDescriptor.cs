using System.Globalization;

namespace AlphaPulse.Indicators;

internal sealed class VolatilityCompressionDescriptor : IndicatorDescriptor
{
    public override string Name => "compr";

    public override string Title => "Volatility compression ratio";

    public override string Family => "Volatility";

    public override string Description =>
        "How much narrower the ranges are than they were: above 1 the market is compressed, below 1 it runs.";

    public override string Undefined => "Where the fast range is 0.";

    public override string Reference =>
        "As in Nautilus; 1 over the ratio of the ranges in QuanTAlib.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        new IndicatorParameter("fast", ParameterKind.Integer, 10, 1, Period.Maximum),
        new IndicatorParameter("slow", ParameterKind.Integer, 30, 2, Period.Maximum),
    ];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [OutputRange.NotNegative];

    public override PriceSource? DefaultSource => null;

    internal override string? Refuse(IReadOnlyList<decimal> arguments) =>
        arguments[0] < arguments[1] ? null : string.Create(
            CultureInfo.InvariantCulture, $"the fast period {arguments[0]} is not below the slow period {arguments[1]}");

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars(spec, new VolatilityCompression<T>(spec.Integer(0), spec.Integer(1)));
}
