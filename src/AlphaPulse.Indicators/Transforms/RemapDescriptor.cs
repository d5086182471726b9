using System.Globalization;

namespace AlphaPulse.Indicators;

internal sealed class RemapDescriptor : IndicatorDescriptor
{
    public override string Name => "remap";

    public override string Title => "Remap";

    public override string Entry => "IFISHER";

    public override string Family => "Transforms";

    public override string Description =>
        "A range of values brought linearly to another: an oscillator of 0 to 100 to -1 to 1.";

    public override string Reference =>
        "pandas-ta, but without its look ahead of one bar.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        new IndicatorParameter("from_low", ParameterKind.Decimal, 0, -1_000_000_000, 1_000_000_000),
        new IndicatorParameter("from_high", ParameterKind.Decimal, 100, -999_999_999, 1_000_000_000),
        new IndicatorParameter("to_low", ParameterKind.Decimal, -1, -1_000_000_000, 1_000_000_000),
        new IndicatorParameter("to_high", ParameterKind.Decimal, 1, -999_999_999, 1_000_000_000),
    ];

    internal override string? Refuse(IReadOnlyList<decimal> arguments) =>
        arguments[0] != arguments[1] ? null : string.Create(
            CultureInfo.InvariantCulture, $"the given range begins and ends at {arguments[0]}");

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new Remap<T>(spec.Arguments[0], spec.Arguments[1], spec.Arguments[2], spec.Arguments[3]));
}
