namespace AlphaPulse.Indicators;

internal sealed class BetaDescriptor : IndicatorDescriptor
{
    public override string Name => "beta";

    public override string Title => "Beta";

    public override string Family => "Statistics";

    public override string Description =>
        "By how much the second series moved for a move of the first, over the last n returns: 2 where it moved twice as far.";

    public override string Undefined =>
        "bars where the returns of the first series that count are all equal or fewer than two (0/0), or a value of the window before the newest is 0";

    public override string Reference =>
        "Covariance of simple returns over the variance of those of the first series, the order of TA-Lib.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
        [IndicatorParameter.Period(5, 3)];

    public override PriceSource? DefaultSource => PriceSource.High;

    public override PriceSource? DefaultSecondSource => PriceSource.Low;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfPairs(spec, new Beta<T>(spec.Integer(0)));
}
