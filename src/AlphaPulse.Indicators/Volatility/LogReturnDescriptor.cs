namespace AlphaPulse.Indicators;

internal sealed class LogReturnDescriptor : IndicatorDescriptor
{
    public override string Name => "logret";

    public override string Title => "Logarithmic return";

    public override string Family => "Volatility";

    public override string Description =>
        "How much the price changed since n bars before, as a logarithm, so that returns of several bars add up.";

    public override string Undefined => "Where the value or that n bars before is not positive.";

    public override string Reference =>
        "As in pandas-ta and LEAN.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [IndicatorParameter.Period(1, 1)];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new LogReturn<T>(spec.Integer(0)));
}
