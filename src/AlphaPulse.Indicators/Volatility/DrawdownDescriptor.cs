namespace AlphaPulse.Indicators;

internal sealed class DrawdownDescriptor : IndicatorDescriptor
{
    public override string Name => "drawdown";

    public override string Title => "Drawdown";

    public override string Family => "Volatility";

    public override string Description =>
        "How far the price is below its greatest so far: in its unit, as a fraction of that, and as a logarithm; 0 at a new high.";

    public override string Undefined => "The fraction and the logarithm where the maximum or the value is not positive.";

    public override string Reference =>
        "As in pandas-ta.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [];

    public override IReadOnlyList<string> Outputs { get; } = ["amount", "fraction", "log"];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [OutputRange.NotNegative, OutputRange.Unbounded, OutputRange.Unbounded];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries<T, DrawdownValue<T>>(spec, new Drawdown<T>());
}
