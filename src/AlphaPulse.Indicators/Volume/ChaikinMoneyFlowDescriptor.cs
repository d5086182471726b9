namespace AlphaPulse.Indicators;

internal sealed class ChaikinMoneyFlowDescriptor : IndicatorDescriptor
{
    public override string Name => "cmf";

    public override string Title => "Chaikin money flow";

    public override string Family => "Volume";

    public override string Description =>
        "Whether the bars of the window closed nearer to their highs, above 0, or to their lows, each weighing as much as its volume; from -1 to 1. A bar without a range counts as 0.";

    public override string Undefined => "Where no volume was traded in the window (0/0).";

    public override string Reference =>
        "Marc Chaikin; as in TA-Lib, Skender and pandas-ta.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [IndicatorParameter.Period(20, 1)];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [new(-1, 1)];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars(spec, new ChaikinMoneyFlow<T>(spec.Integer(0)));
}
