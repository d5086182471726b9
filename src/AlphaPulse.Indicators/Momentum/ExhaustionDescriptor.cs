namespace AlphaPulse.Indicators;

internal sealed class ExhaustionDescriptor : IndicatorDescriptor
{
    public override string Name => "exhc";

    public override string Title => "Exhaustion count";

    public override string Family => "Momentum";

    public override string Description =>
        "How many bars in a row closed above (up) or below (down) the close of some bars before, up to the cap; a long run may be near its end.";

    public override string Reference =>
        "After Tom DeMark; length and cap as in pandas-ta, which hides short runs.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        new IndicatorParameter("length", ParameterKind.Integer, 4, 1, Period.Maximum),
        new IndicatorParameter("cap", ParameterKind.Integer, 13, 1, Period.Maximum),
    ];

    public override IReadOnlyList<string> Outputs { get; } = ["up", "down"];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [OutputRange.NotNegative, OutputRange.NotNegative];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries<T, RunValue<T>>(spec, new Exhaustion<T>(spec.Integer(0), spec.Integer(1)));
}
