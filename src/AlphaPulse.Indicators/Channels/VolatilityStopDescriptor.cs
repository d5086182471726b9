namespace AlphaPulse.Indicators;

internal sealed class VolatilityStopDescriptor : IndicatorDescriptor
{
    public override string Name => "vstop";

    public override string Title => "Volatility stop";

    public override string Family => "Channels";

    public override string Description =>
        "A stop k average true ranges from the best close of the trend; a close beyond it turns the trend. The direction, 1 up and -1 down, is that in which the bar began.";

    public override string Reference =>
        "J. Welles Wilder, New Concepts in Technical Trading Systems, 1978, the volatility system; nothing is withheld until the first turn.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        IndicatorParameter.Period(7, 1),
        new IndicatorParameter("multiple", ParameterKind.Decimal, 3, 0.001m, 100),
    ];

    public override IReadOnlyList<string> Outputs { get; } = ["stop", "direction"];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [OutputRange.Unbounded, new(-1, 1)];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars<T, StopValue<T>>(spec, new VolatilityStop<T>(spec.Integer(0), spec.Arguments[1]));
}
