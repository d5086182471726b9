namespace AlphaPulse.Indicators;

internal sealed class RsxDescriptor : IndicatorDescriptor
{
    public override string Name => "rsx";

    public override string Title => "Smoothed relative strength index";

    public override string Family => "Momentum";

    public override string Description =>
        "A relative strength index without noise and with hardly any lag, from 0 to 100.";

    public override string Undefined =>
        "The bars before any move, those at which every move is forgotten, and the few at which a sudden calm lets the filtered size swing below 0.";

    public override string Reference =>
        "After Mark Jurik, whose own is not published: the algorithm that is common on charting sites and in pandas-ta.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [IndicatorParameter.Period(14, 2)];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [new(0, 100)];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new Rsx<T>(spec.Integer(0)));
}
