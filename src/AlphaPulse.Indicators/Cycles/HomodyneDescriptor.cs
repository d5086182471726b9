using System.Globalization;

namespace AlphaPulse.Indicators;

internal sealed class HomodyneDescriptor : IndicatorDescriptor
{
    public override string Name => "homodyne";

    public override string Title => "Homodyne discriminator";

    public override string Entry => "CCYC";

    public override string Family => "Cycles";

    public override string Description =>
        "How many bars the strongest cycle of the price takes, between bounds of choice.";

    public override string Undefined => "Bars without a cycle: the price has stood still since the first bar, or so long that nothing is left of its last moves.";

    public override string Reference =>
        "John Ehlers, Rocket Science for Traders, 2001, chapter 7; begun with bar 6, as there. With the bounds 6 and 50 it converges to ht_dcperiod.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        new IndicatorParameter("shortest", ParameterKind.Integer, 6, 2, 100),
        new IndicatorParameter("longest", ParameterKind.Integer, 50, 3, 200),
    ];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [OutputRange.NotNegative];

    internal override string? Refuse(IReadOnlyList<decimal> arguments) =>
        arguments[0] < arguments[1] ? null : string.Create(
            CultureInfo.InvariantCulture, $"the least period {arguments[0]} is not below the greatest {arguments[1]}");

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new Homodyne<T>(spec.Integer(0), spec.Integer(1)));
}
