namespace AlphaPulse.Indicators;

internal sealed class AverageDayRangeDescriptor : IndicatorDescriptor
{
    public override string Name => "adr";

    public override string Title => "Average day range";

    public override string Family => "Volatility";

    public override string Description =>
        "How far the price typically moves within a bar, gaps between bars left out.";

    public override string Reference =>
        "As in TA-Lib and LEAN.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [IndicatorParameter.Period(14, 1)];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [OutputRange.NotNegative];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars(spec, new AverageDayRange<T>(spec.Integer(0)));
}
