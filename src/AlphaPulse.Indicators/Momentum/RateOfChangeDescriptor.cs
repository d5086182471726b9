namespace AlphaPulse.Indicators;

internal sealed class RateOfChangeDescriptor : IndicatorDescriptor
{
    public override string Name => "roc";

    public override string Title => "Rate of change";

    public override string Family => "Momentum";

    public override string Description =>
        "How far the price is from that n bars before, in percent of that.";

    public override string Undefined =>
        "The bars at which the price n bars before is 0.";

    public override string Reference =>
        "In percent as in TA-Lib and Skender; fraction is TA-Lib's ROCP (Tulip, LEAN), ratio its ROCR, ratio100 its ROCR100.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
        [IndicatorParameter.Period(10, 1), IndicatorParameter.Choice("scale", "percent", "fraction", "ratio", "ratio100")];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new RateOfChange<T>(spec.Integer(0), (RateOfChangeScale)spec.Integer(1)));
}
