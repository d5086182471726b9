namespace AlphaPulse.Indicators;

internal sealed class PercentReturnDescriptor : IndicatorDescriptor
{
    public override string Name => "pctret";

    public override string Title => "Percent return";

    public override string Family => "Volatility";

    public override string Description =>
        "How much the price changed since n bars before, as a fraction of the price then.";

    public override string Undefined => "Where the value n bars before is 0.";

    public override string Reference =>
        "As in pandas-ta; a fraction, 100 times less than roc.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [IndicatorParameter.Period(1, 1)];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new PercentReturn<T>(spec.Integer(0)));
}
