namespace AlphaPulse.Indicators;

internal sealed class BalanceOfPowerDescriptor : IndicatorDescriptor
{
    public override string Name => "bop";

    public override string Title => "Balance of power";

    public override string Family => "Momentum";

    public override string Description =>
        "The body of the bar relative to its range: 1 where buyers drove it from the low to the high, -1 where sellers drove it down.";

    public override string Reference =>
        "Igor Livshin, Stocks and Commodities, August 2001; not smoothed (TA-Lib, Tulip); sma(14,bop) as in Skender. 0 for a bar without a range.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [new(-1, 1)];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars(spec, new BalanceOfPower<T>());
}
