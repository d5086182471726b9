namespace AlphaPulse.Indicators;

internal sealed class QqeDescriptor : IndicatorDescriptor
{
    public override string Name => "qqe";

    public override string Title => "Quantitative qualitative estimation";

    public override string Family => "Momentum";

    public override string Description =>
        "The relative strength index, smoothed, and a line that trails it from below in a rise and from above in a fall.";

    public override string Undefined =>
        "The bars before any move.";

    public override string Reference =>
        "Roman Ignatov, 2006, as in pandas-ta, whose relative strength index begins a bar earlier.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        IndicatorParameter.Period(14, 2),
        new IndicatorParameter("smoothing", ParameterKind.Integer, 5, 1, Period.Maximum),
        new IndicatorParameter("factor", ParameterKind.Decimal, 4.236m, 0.1m, 100m),
    ];

    public override IReadOnlyList<string> Outputs { get; } = ["line", "rsi", "long", "short", "trend"];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [OutputRange.Unbounded, new(0, 100), OutputRange.Unbounded, OutputRange.Unbounded, new(-1, 1)];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries<T, QqeValue<T>>(spec, new Qqe<T>(spec.Integer(0), spec.Integer(1), spec.Arguments[2]));
}
