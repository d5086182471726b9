namespace AlphaPulse.Indicators;

internal sealed class CandlestickDescriptor(CandleRule rule) : IndicatorDescriptor
{
    public override string Name => rule.Name;

    public override string Title => rule.Title;

    public override string Family => "Candlesticks";

    public override string Description => rule.Description;

    public override string Reference =>
        "TA-Lib 0.6 (rules by Angelo Ciceri after Steve Nison and Greg Morris), with its default candle settings; means of the 10 or 5 candles before.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = rule.Penetration is { } penetration
        ? [new IndicatorParameter("penetration", ParameterKind.Decimal, penetration, 0, CandlestickState<double>.GreatestPenetration)]
        : [];

    // A hikkake counts twice once it is confirmed.
    public override IReadOnlyList<OutputRange> Ranges { get; } =
        [rule.Pattern is CandlestickPattern.Hikkake or CandlestickPattern.HikkakeModified ? new(-200, 200) : new(-100, 100)];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars(spec, new Candlestick<T>(rule.Pattern, Parameters.Count > 0 ? spec.Arguments[0] : null));
}
