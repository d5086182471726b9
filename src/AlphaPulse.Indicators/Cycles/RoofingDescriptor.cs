using System.Globalization;

namespace AlphaPulse.Indicators;

internal sealed class RoofingDescriptor : IndicatorDescriptor
{
    public override string Name => "roofing";

    public override string Title => "Roofing filter";

    public override string Entry => "CCYC";

    public override string Family => "Cycles";

    public override string Description =>
        "The cycles between two periods and nothing else, in the unit of the price; 0 where the price stands still.";

    public override string Reference =>
        "John Ehlers, Cycle Analytics for Traders, 2013, chapter 7, with exact roots instead of 0.707 and 1.414; both filters begin with zeros.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        new IndicatorParameter("longest", ParameterKind.Integer, 48, 6, 400),
        new IndicatorParameter("shortest", ParameterKind.Integer, 10, 3, 399),
    ];

    internal override string? Refuse(IReadOnlyList<decimal> arguments) =>
        arguments[1] < arguments[0] ? null : string.Create(
            CultureInfo.InvariantCulture, $"the shortest cycle {arguments[1]} is not below the longest {arguments[0]}");

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new Roofing<T>(spec.Integer(0), spec.Integer(1)));
}
