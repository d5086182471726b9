namespace AlphaPulse.Indicators;

internal sealed class AdxrDescriptor : IndicatorDescriptor
{
    public override string Name => "adxr";

    public override string Title => "Average directional index rating";

    public override string Family => "Trend";

    public override string Description =>
        "The mean of the average directional index and of the one about a period before: the strength of the trend, smoothed once more.";

    public override string Undefined => "Bars before anything has moved (0/0).";

    public override string Reference =>
        "J. Welles Wilder, New Concepts in Technical Trading Systems, 1978; n-1 bars before (TA-Lib, Tulip); with full n bars (Skender).";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
        [IndicatorParameter.Period(14, 2), IndicatorParameter.Choice("lag", "short", "full")];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [new(0, 100)];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars(spec, new Adxr<T>(spec.Integer(0), (AdxrLag)spec.Integer(1)));
}
