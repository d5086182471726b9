namespace AlphaPulse.Indicators;

internal sealed class FractalDescriptor : IndicatorDescriptor
{
    public override string Name => "fractal";

    public override string Title => "Williams fractal";

    public override string Family => "Channels";

    public override string Description =>
        "Whether the bar s bars before was a top (up fractal) or a bottom (down fractal) among the s bars on each side of it, with its high and low; told when it is known, s bars later.";

    public override string Reference =>
        "Bill Williams, Trading Chaos, 1995; equal extremes excluded as in Skender.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        new IndicatorParameter("span", ParameterKind.Integer, 2, 1, Period.Maximum),
        IndicatorParameter.Choice("tie", "exclude", "include"),
    ];

    public override IReadOnlyList<string> Outputs { get; } = ["top", "bottom", "high", "low"];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [new(0, 1), new(0, 1), OutputRange.Unbounded, OutputRange.Unbounded];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars<T, SwingValue<T>>(spec, new Fractal<T>(spec.Integer(0), (SwingTie)spec.Integer(1)));
}
