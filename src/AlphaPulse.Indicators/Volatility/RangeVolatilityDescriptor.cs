namespace AlphaPulse.Indicators;

internal sealed class RangeVolatilityDescriptor : IndicatorDescriptor
{
    public override string Name => "gkv";

    public override string Title => "Volatility from ranges";

    public override string Family => "Volatility";

    public override string Description =>
        "How much the returns of a year are expected to vary, as a fraction, estimated from whole bars rather than from closes alone; 0 while the price stands still.";

    public override string Undefined => "Until the window is full again after a price that is not positive, and where highs and lows do not enclose open and close.";

    public override string Reference =>
        "Mark Garman and Michael Klass, Journal of Business, 1980; Chris Rogers and Stephen Satchell, Annals of Applied Probability, 1991; Dennis Yang and Qiang Zhang, Journal of Business, 2000; Michael Parkinson, Journal of Business, 1980.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        IndicatorParameter.Period(20, 2),
        new IndicatorParameter("annual", ParameterKind.Decimal, 252, 1, 1_000_000),
        IndicatorParameter.Choice("estimator", "garman_klass", "rogers_satchell", "yang_zhang", "parkinson"),
    ];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [OutputRange.NotNegative];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars(spec, new RangeVolatility<T>(spec.Integer(0), spec.Arguments[1], (RangeEstimator)spec.Integer(2)));
}
