namespace AlphaPulse.Indicators;

internal sealed class BollingerBandsDescriptor : IndicatorDescriptor
{
    public override string Name => "bbands";

    public override string Title => "Bollinger bands";

    public override string Family => "Channels";

    public override string Description =>
        "A moving average with a band above and below it that widens when the price is restless and narrows when it is calm.";

    public override string Reference =>
        "John Bollinger, Bollinger on Bollinger Bands, 2001; standard deviation of the population, as everywhere.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [IndicatorParameter.Period(20, 2), new IndicatorParameter("deviations", ParameterKind.Decimal, 2, 0.001m, 100)];

    public override IReadOnlyList<string> Outputs { get; } = ["upper", "middle", "lower"];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries<T, BollingerValue<T>>(spec, new BollingerBands<T>(spec.Integer(0), spec.Arguments[1]));
}
