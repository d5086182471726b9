namespace AlphaPulse.Indicators;

internal sealed class CrossSignalsDescriptor : IndicatorDescriptor
{
    public override string Name => "signals";

    public override string Title => "Cross signals";

    public override string Family => "Trend";

    public override string Description =>
        "1 on the bar where the first series goes above the second one, -1 where it goes below it, 0 otherwise; touching alone is no cross.";

    public override string Reference =>
        "As crossany in Tulip with a sign, and cross in pandas-ta; a side is remembered over bars on which the two are equal.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [new(-1, 1)];

    public override PriceSource? DefaultSource => PriceSource.Close;

    public override PriceSource? DefaultSecondSource => PriceSource.Open;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfPairs(spec, new CrossSignals<T>());
}
