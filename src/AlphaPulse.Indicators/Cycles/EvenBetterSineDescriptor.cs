using System.Globalization;

namespace AlphaPulse.Indicators;

internal sealed class EvenBetterSineDescriptor : IndicatorDescriptor
{
    public override string Name => "ebsw";

    public override string Title => "Even better sine wave";

    public override string Entry => "EBSW";

    public override string Family => "Cycles";

    public override string Description =>
        "Near 1 while the price rises in its cycle or trend, near -1 while it falls, whatever the size of the moves.";

    public override string Undefined => "Bars on which the price has not moved since the first bar, or for so long that nothing is left of its last moves (0/0).";

    public override string Reference =>
        "John Ehlers, Cycle Analytics for Traders, 2013, chapter 12, with exact roots instead of 1.414. With radians the angles are taken for radians and the filter begins from the price 0, as in pandas-ta, which prints a 0 one bar before.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        new IndicatorParameter("duration", ParameterKind.Integer, 40, 5, EvenBetterSineState<double>.Maximum),
        new IndicatorParameter("smoothing", ParameterKind.Integer, 10, 2, EvenBetterSineState<double>.Maximum),
        IndicatorParameter.Choice("angle", "degrees", "radians"),
    ];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [new(-1, 1)];

    internal override string? Refuse(IReadOnlyList<decimal> arguments) =>
        EvenBetterSineState<double>.Settles((int)arguments[0], (FilterAngle)(int)arguments[2]) ? null : string.Create(
            CultureInfo.InvariantCulture, $"in radians a filter of the duration {arguments[0]} does not settle");

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new EvenBetterSine<T>(spec.Integer(0), spec.Integer(1), (FilterAngle)spec.Integer(2)));
}
