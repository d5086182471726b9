namespace AlphaPulse.Indicators;

internal sealed class BetaUpDescriptor : IndicatorDescriptor
{
    public override string Name => "betaup";

    public override string Title => "Up beta";

    public override string Family => "Statistics";

    public override string Entry => "BETA";

    public override string Description =>
        "Beta over those of the last n bars on which the first series rose.";

    public override string Undefined =>
        "bars where the returns of the first series that count are all equal or fewer than two (0/0), or a value of the window before the newest is 0";

    public override string Reference =>
        "Covariance of simple returns over the variance of those of the first series, the order of TA-Lib; the bars chosen by the return of the first series as in Skender.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
        [IndicatorParameter.Period(60, 20)];

    public override PriceSource? DefaultSource => PriceSource.High;

    public override PriceSource? DefaultSecondSource => PriceSource.Low;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfPairs(spec, new Beta<T>(spec.Integer(0), BetaReturns.Up));
}
