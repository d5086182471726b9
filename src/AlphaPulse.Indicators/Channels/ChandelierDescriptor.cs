namespace AlphaPulse.Indicators;

internal sealed class ChandelierDescriptor : IndicatorDescriptor
{
    public override string Name => "chandelier";

    public override string Title => "Chandelier exit";

    public override string Family => "Channels";

    public override string Description =>
        "Stops that hang k average true ranges below the highest high and above the lowest low of the last n bars.";

    public override string Reference =>
        "Chuck LeBeau, in Alexander Elder, Come Into My Trading Room, 2002; highs and lows with the current bar (Skender).";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        IndicatorParameter.Period(22, 1),
        new IndicatorParameter("multiple", ParameterKind.Decimal, 3, 0.001m, 100),
    ];

    public override IReadOnlyList<string> Outputs { get; } = ["long", "short"];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars<T, ExitValue<T>>(spec, new Chandelier<T>(spec.Integer(0), spec.Arguments[1]));
}
