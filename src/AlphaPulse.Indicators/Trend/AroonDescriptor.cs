namespace AlphaPulse.Indicators;

internal sealed class AroonDescriptor : IndicatorDescriptor
{
    public override string Name => "aroon";

    public override string Title => "Aroon";

    public override string Family => "Trend";

    public override string Description =>
        "How recently the highest high (up) and the lowest low (down) of the last bars came: 100 for the newest bar, 0 for n bars ago.";

    public override string Reference =>
        "Tushar Chande, Stocks and Commodities, September 1995; window of n+1 bars, the latest of equal extremes (TA-Lib, Tulip); with earliest the earliest (Skender).";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
        [IndicatorParameter.Period(25, 1), IndicatorParameter.Choice("tie", "latest", "earliest")];

    public override IReadOnlyList<string> Outputs { get; } = ["up", "down"];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [new(0, 100), new(0, 100)];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars<T, AroonValue<T>>(spec, new Aroon<T>(spec.Integer(0), (ExtremeTie)spec.Integer(1)));
}
