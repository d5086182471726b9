namespace AlphaPulse.Indicators;

internal sealed class SwingPivotsDescriptor : IndicatorDescriptor
{
    public override string Name => "pivots";

    public override string Title => "Swing pivots";

    public override string Family => "Channels";

    public override string Description =>
        "Whether the bar some bars before was the highest of those before and after it (top) or the lowest (bottom), with its high and low; told when it is known.";

    public override string Reference =>
        "The same everywhere (Skender, TradingView pivothigh and pivotlow); equal extremes excluded as in Skender.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        new IndicatorParameter("left", ParameterKind.Integer, 2, 1, Period.Maximum),
        new IndicatorParameter("right", ParameterKind.Integer, 2, 1, Period.Maximum),
        IndicatorParameter.Choice("tie", "exclude", "include"),
    ];

    public override IReadOnlyList<string> Outputs { get; } = ["top", "bottom", "high", "low"];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [new(0, 1), new(0, 1), OutputRange.Unbounded, OutputRange.Unbounded];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars<T, SwingValue<T>>(spec, new SwingPivots<T>(spec.Integer(0), spec.Integer(1), (SwingTie)spec.Integer(2)));
}
