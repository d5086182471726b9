namespace AlphaPulse.Indicators;

internal sealed class RandomWalkDescriptor : IndicatorDescriptor
{
    public override string Name => "rwi";

    public override string Title => "Random walk index";

    public override string Family => "Trend";

    public override string Description =>
        "How far the price went up (high) and down (low) against what a random walk would have made of its ranges: over 1 it is a trend.";

    public override string Undefined => "Bars over whose last n bars there was no true range (0/0).";

    public override string Reference =>
        "Michael Poulos, Stocks and Commodities, February 1991; all ways from 2 to n bars, with the mean true range of each.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [IndicatorParameter.Period(14, 2)];

    public override IReadOnlyList<string> Outputs { get; } = ["high", "low"];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars<T, RandomWalkValue<T>>(spec, new RandomWalk<T>(spec.Integer(0)));
}
