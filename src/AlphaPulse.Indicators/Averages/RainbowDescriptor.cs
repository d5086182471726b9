namespace AlphaPulse.Indicators;

internal sealed class RainbowDescriptor : IndicatorDescriptor
{
    public override string Name => "rainbow";

    public override string Title => "Rainbow moving averages";

    public override string Entry => "RAINBOW";

    public override string Family => "Averages";

    public override string Description =>
        "Ten averages, each of the one before: the bands of the rainbow widen in a trend and cross where it ends.";

    public override string Reference =>
        "Mel Widner, Rainbow Charts, Stocks and Commodities, 1997: ten simple averages of two values, each of the one before.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [new IndicatorParameter("period", ParameterKind.Integer, 2, 1, RainbowState<double>.MaximumPeriod)];

    public override IReadOnlyList<string> Outputs { get; } = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries<T, RainbowValue<T>>(spec, new Rainbow<T>(spec.Integer(0)));
}
