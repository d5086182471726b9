namespace AlphaPulse.Indicators;

internal sealed class RibbonDescriptor : IndicatorDescriptor
{
    public override string Name => "mmar";

    public override string Title => "Madrid moving average ribbon";

    public override string Entry => "MMAR";

    public override string Family => "Averages";

    public override string Description =>
        "Six exponential averages, each longer than the one before: in a trend they lie in order and apart, where it ends they cross.";

    public override string Reference =>
        "Madrid, TradingView, 2014, with the six lines of pandas-ta: periods start, start + step, ...; each seeded with the mean of its first values.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        new IndicatorParameter("start", ParameterKind.Integer, 10, 1, RibbonState<double>.Maximum),
        new IndicatorParameter("step", ParameterKind.Integer, 10, 1, RibbonState<double>.Maximum),
    ];

    public override IReadOnlyList<string> Outputs { get; } = ["first", "second", "third", "fourth", "fifth", "sixth"];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries<T, RibbonValue<T>>(spec, new Ribbon<T>(spec.Integer(0), spec.Integer(1)));
}
