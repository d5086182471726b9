namespace AlphaPulse.Indicators;

internal sealed class NatrDescriptor : IndicatorDescriptor
{
    public override string Name => "natr";

    public override string Title => "Normalized average true range";

    public override string Family => "Volatility";

    public override string Description =>
        "How far the price typically moves in a bar, in percent of the close.";

    public override string Undefined => "Where the close is 0.";

    public override string Reference =>
        "John Forman, Stocks and Commodities, May 2006; as atr (TA-Lib).";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
        [IndicatorParameter.Period(14, 1), IndicatorParameter.Choice("first", "none", "high_low")];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [OutputRange.NotNegative];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars(spec, new Natr<T>(spec.Integer(0), (FirstTrueRange)spec.Integer(1)));
}
