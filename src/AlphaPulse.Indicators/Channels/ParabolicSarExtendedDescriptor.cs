namespace AlphaPulse.Indicators;

internal sealed class ParabolicSarExtendedDescriptor : IndicatorDescriptor
{
    public override string Name => "sarext";

    public override string Title => "Parabolic stop and reverse, extended";

    public override string Family => "Channels";

    public override string Description =>
        "As the parabolic stop and reverse, with other speeds for rises and falls; the stop has a negative sign while the trend is down.";

    public override string Reference =>
        "J. Welles Wilder, 1978, with the eight options and the sign of TA-Lib.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        new IndicatorParameter("start_value", ParameterKind.Decimal, 0, -1000000000, 1000000000),
        new IndicatorParameter("offset", ParameterKind.Decimal, 0, 0, 10),
        new IndicatorParameter("long_start", ParameterKind.Decimal, 0.02m, 0, 10),
        new IndicatorParameter("long_step", ParameterKind.Decimal, 0.02m, 0, 10),
        new IndicatorParameter("long_maximum", ParameterKind.Decimal, 0.2m, 0, 10),
        new IndicatorParameter("short_start", ParameterKind.Decimal, 0.02m, 0, 10),
        new IndicatorParameter("short_step", ParameterKind.Decimal, 0.02m, 0, 10),
        new IndicatorParameter("short_maximum", ParameterKind.Decimal, 0.2m, 0, 10),
    ];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars(spec, new ParabolicSarExtended<T>(spec.Arguments[0], spec.Arguments[1], spec.Arguments[2], spec.Arguments[3], spec.Arguments[4], spec.Arguments[5], spec.Arguments[6], spec.Arguments[7]));
}
