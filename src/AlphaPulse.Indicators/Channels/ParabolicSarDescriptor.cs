namespace AlphaPulse.Indicators;

internal sealed class ParabolicSarDescriptor : IndicatorDescriptor
{
    public override string Name => "psar";

    public override string Title => "Parabolic stop and reverse";

    public override string Family => "Channels";

    public override string Description =>
        "A stop that follows the trend and comes closer with every new extreme; when the price reaches it, it jumps to the other side. The direction is 1 up and -1 down.";

    public override string Reference =>
        "J. Welles Wilder, New Concepts in Technical Trading Systems, 1978; first direction from the movement (TA-Lib); middle: from the middles of the first bars, reversed only beyond the stop (Tulip).";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        new IndicatorParameter("step", ParameterKind.Decimal, 0.02m, 0, 10),
        new IndicatorParameter("maximum", ParameterKind.Decimal, 0.2m, 0, 10),
        IndicatorParameter.Choice("start", "movement", "middle"),
    ];

    public override IReadOnlyList<string> Outputs { get; } = ["stop", "direction"];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [OutputRange.Unbounded, new(-1, 1)];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars<T, StopValue<T>>(spec, new ParabolicSar<T>(spec.Arguments[0], spec.Arguments[1], (SarStart)spec.Integer(2)));
}
