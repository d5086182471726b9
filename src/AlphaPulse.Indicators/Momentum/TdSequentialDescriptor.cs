namespace AlphaPulse.Indicators;

internal sealed class TdSequentialDescriptor : IndicatorDescriptor
{
    public override string Name => "tdseq";

    public override string Title => "TD sequential";

    public override string Family => "Momentum";

    public override string Description =>
        "How many bars in a row closed above (up: a setup to sell) or below (down: a setup to buy) the close four bars before; nine complete a setup.";

    public override string Reference =>
        "Tom DeMark, The New Science of Technical Analysis, 1994; the setup only, counted on beyond nine, as in pandas-ta.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [];

    public override IReadOnlyList<string> Outputs { get; } = ["up", "down"];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [OutputRange.NotNegative, OutputRange.NotNegative];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries<T, RunValue<T>>(spec, new TdSequential<T>());
}
