namespace AlphaPulse.Indicators;

internal sealed class TrueRangeDescriptor : IndicatorDescriptor
{
    public override string Name => "tr";

    public override string Title => "True range";

    public override string Family => "Volatility";

    public override string Description =>
        "How far the price went in the bar, the gap to the last close included, in the unit of the price.";

    public override string Reference =>
        "J. Welles Wilder, New Concepts in Technical Trading Systems, 1978; none at the first bar (TA-Lib, Skender); with high_low the range of that bar (Tulip, LEAN).";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [IndicatorParameter.Choice("first", "none", "high_low")];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [OutputRange.NotNegative];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars(spec, new TrueRange<T>((FirstTrueRange)spec.Integer(0)));
}
