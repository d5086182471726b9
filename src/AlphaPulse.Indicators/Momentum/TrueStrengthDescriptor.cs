namespace AlphaPulse.Indicators;

internal sealed class TrueStrengthDescriptor : IndicatorDescriptor
{
    public override string Name => "tsi";

    public override string Title => "True strength index";

    public override string Family => "Momentum";

    public override string Description =>
        "The twice smoothed change of the price relative to the twice smoothed size of its changes: 100 where it only rose, -100 where it only fell; signal is its average.";

    public override string Undefined =>
        "The bars before any move, or at which every move is forgotten.";

    public override string Reference =>
        "William Blau, Momentum, Direction and Divergence, 1995; values as in Skender and pandas-ta.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        new IndicatorParameter("long", ParameterKind.Integer, 25, 2, Period.Maximum),
        new IndicatorParameter("short", ParameterKind.Integer, 13, 1, Period.Maximum),
        new IndicatorParameter("signal", ParameterKind.Integer, 7, 1, Period.Maximum),
    ];

    public override IReadOnlyList<string> Outputs { get; } = ["tsi", "signal"];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [new(-100, 100), new(-100, 100)];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries<T, TsiValue<T>>(spec, new TrueStrength<T>(spec.Integer(0), spec.Integer(1), spec.Integer(2)));
}
