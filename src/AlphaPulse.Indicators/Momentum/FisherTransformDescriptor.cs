namespace AlphaPulse.Indicators;

internal sealed class FisherTransformDescriptor : IndicatorDescriptor
{
    public override string Name => "fisher";

    public override string Title => "Fisher transform";

    public override string Family => "Momentum";

    public override string Description =>
        "Where the middle of the bar lies in the range of the last bars, smoothed and stretched so that extremes stand out; signal is the value of the bar before.";

    public override string Undefined =>
        "The bars of a flat window.";

    public override string Reference =>
        "John Ehlers, Using the Fisher Transform, 2002, with the constants of Tulip and pandas-ta (0.66, 0.67, 0.99); with growing the window grows from the first bar on (Skender, whose period is 10).";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        IndicatorParameter.Period(9, 3),
        IndicatorParameter.Choice("start", "window", "growing"),
    ];

    public override IReadOnlyList<string> Outputs { get; } = ["fisher", "signal"];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars<T, FisherValue<T>>(spec, new FisherTransform<T>(spec.Integer(0), (FisherStart)spec.Integer(1)));
}
