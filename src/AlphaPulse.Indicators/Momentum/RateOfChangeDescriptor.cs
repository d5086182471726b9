namespace AlphaPulse.Indicators;

internal sealed class RateOfChangeDescriptor : IndicatorDescriptor
{
    public override string Name => "roc";

    public override string Title => "Rate of change";

    public override string Family => "Momentum";

    public override string Description =>
        "How far the price is from that n bars before, in percent.";

    public override string Reference =>
        "In percent as in TA-Lib and Skender (Tulip and LEAN: as a fraction).";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [IndicatorParameter.Period(10, 1)];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new RateOfChange<T>(spec.Integer(0)));
}
