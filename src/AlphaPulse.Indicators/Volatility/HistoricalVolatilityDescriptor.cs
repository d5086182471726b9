namespace AlphaPulse.Indicators;

internal sealed class HistoricalVolatilityDescriptor : IndicatorDescriptor
{
    public override string Name => "hvol";

    public override string Title => "Historical volatility";

    public override string Family => "Volatility";

    public override string Description =>
        "How much the returns of a year are expected to vary, as a fraction: the deviation of the last n returns, brought to a year; 0 while the price stands still.";

    public override string Undefined => "Until n returns followed a value that is not positive.";

    public override string Reference =>
        "Logarithmic returns, deviation of the sample, 252 bars a year; hvol(20,252,simple,population) is the value of Tulip.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        IndicatorParameter.Period(20, 2),
        new IndicatorParameter("annual", ParameterKind.Decimal, 252, 1, 1_000_000),
        IndicatorParameter.Choice("returns", "log", "simple"),
        IndicatorParameter.Choice("deviation", "sample", "population"),
    ];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [OutputRange.NotNegative];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new HistoricalVolatility<T>(spec.Integer(0), spec.Arguments[1], (ReturnKind)spec.Integer(2), spec.Integer(3) == 0 ? DeviationKind.Sample : DeviationKind.Population));
}
