namespace AlphaPulse.Indicators;

internal sealed class EfficiencyRatioDescriptor : IndicatorDescriptor
{
    public override string Name => "er";

    public override string Title => "Efficiency ratio";

    public override string Family => "Momentum";

    public override string Description =>
        "How straight the price went: 1 where it moved one way only, near 0 where it came back to where it was.";

    public override string Undefined =>
        "The bars of a flat window.";

    public override string Reference =>
        "Perry Kaufman, Smarter Trading, 1995; values as in pandas-ta and LEAN.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [IndicatorParameter.Period(10, 2)];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [new(0, 1)];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new EfficiencyRatio<T>(spec.Integer(0)));
}
