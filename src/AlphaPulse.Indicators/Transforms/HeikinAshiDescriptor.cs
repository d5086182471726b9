namespace AlphaPulse.Indicators;

internal sealed class HeikinAshiDescriptor : IndicatorDescriptor
{
    public override string Name => "ha";

    public override string Title => "Heikin-Ashi";

    public override string Family => "Transforms";

    public override string Description =>
        "Bars smoothed by the bars before them: the close is the mean of open, high, low and close, the open the middle of the body before, and high and low hold both.";

    public override string Reference =>
        "Munehisa Homma; in the form of Dan Valcu, Using the Heikin-Ashi Technique, 2004; the same everywhere.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [];

    public override IReadOnlyList<string> Outputs { get; } = ["open", "high", "low", "close"];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars<T, CandleValue<T>>(spec, new HeikinAshi<T>());
}
