namespace AlphaPulse.Indicators;

internal sealed class ThermometerDescriptor : IndicatorDescriptor
{
    public override string Name => "thermo";

    public override string Title => "Elder market thermometer";

    public override string Family => "Volatility";

    public override string Description =>
        "How far each bar protrudes from the one before, and its average; calm (1) is a time to enter, hot (1) a time to take profits.";

    public override string Reference =>
        "Alexander Elder, Come into My Trading Room, 2002; as in pandas-ta, with zero an inside bar counts nothing (Elder).";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        IndicatorParameter.Period(20, 1),
        new IndicatorParameter("calm", ParameterKind.Decimal, 2, 0.01m, 100),
        new IndicatorParameter("hot", ParameterKind.Decimal, 0.5m, 0.01m, 100),
        IndicatorParameter.Choice("inside", "distance", "zero"),
    ];

    public override IReadOnlyList<string> Outputs { get; } = ["thermo", "average", "calm", "hot"];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [OutputRange.NotNegative, OutputRange.NotNegative, new(0, 1), new(0, 1)];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars<T, ThermometerValue<T>>(spec, new Thermometer<T>(spec.Integer(0), spec.Arguments[1], spec.Arguments[2], (InsideRange)spec.Integer(3)));
}
