namespace AlphaPulse.Indicators;

internal sealed class CorrelationDescriptor : IndicatorDescriptor
{
    public override string Name => "correl";

    public override string Title => "Pearson correlation";

    public override string Family => "Statistics";

    public override string Description =>
        "How closely two series move along a line with each other over the last n bars: 1 together, -1 against each other, 0 neither.";

    public override string Undefined =>
        "bars that end a window in which one series is flat (0/0)";

    public override string Reference =>
        "Karl Pearson, 1896; of the values themselves, not of their changes (TA-Lib, Skender).";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
        [IndicatorParameter.Period(30, 3)];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [new(-1, 1)];

    public override PriceSource? DefaultSource => PriceSource.High;

    public override PriceSource? DefaultSecondSource => PriceSource.Low;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfPairs(spec, new Correlation<T>(spec.Integer(0)));
}
