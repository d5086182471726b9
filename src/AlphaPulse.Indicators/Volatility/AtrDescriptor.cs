namespace AlphaPulse.Indicators;

internal sealed class AtrDescriptor : IndicatorDescriptor
{
    public override string Name => "atr";

    public override string Title => "Average true range";

    public override string Family => "Volatility";

    public override string Description =>
        "How far the price typically moves in a bar, gaps between bars included, in the unit of the price.";

    public override string Reference =>
        "J. Welles Wilder, New Concepts in Technical Trading Systems, 1978; no true range at the first bar (TA-Lib, Skender); with high_low the range of the first bar counts (Tulip, LEAN).";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [IndicatorParameter.Period(14, 1), IndicatorParameter.Choice("first", "none", "high_low")];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [OutputRange.NotNegative];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars(spec, new Atr<T>(spec.Integer(0), (FirstTrueRange)spec.Integer(1)));
}
