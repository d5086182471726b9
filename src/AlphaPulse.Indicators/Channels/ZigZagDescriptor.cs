namespace AlphaPulse.Indicators;

internal sealed class ZigZagDescriptor : IndicatorDescriptor
{
    public override string Name => "zigzag";

    public override string Title => "Zig zag";

    public override string Family => "Channels";

    public override string Description =>
        "The last turning point that a move of p percent has confirmed, the direction since, its extreme so far, and the age of the pivot; peers draw the lines back in time, this tells each pivot when it is known.";

    public override string Reference =>
        "The common zig zag (Merrill, Filtered Waves, 1977), confirmed legs only; thresholds as in Skender.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        new IndicatorParameter("percent", ParameterKind.Decimal, 5, 0.001m, 99),
        IndicatorParameter.Choice("origin", "close", "high_low"),
    ];

    public override IReadOnlyList<string> Outputs { get; } = ["pivot", "direction", "extreme", "age", "confirmed"];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [OutputRange.Unbounded, new(-1, 1), OutputRange.Unbounded, OutputRange.NotNegative, new(0, 1)];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars<T, ZigZagValue<T>>(spec, new ZigZag<T>(spec.Arguments[0], (StopOrigin)spec.Integer(1)));
}
