namespace AlphaPulse.Indicators;

internal sealed class MaximumIndexDescriptor : IndicatorDescriptor
{
    public override string Name => "maxindex";

    public override string Title => "Bars since the rolling maximum";

    public override string Family => "Statistics";

    public override string Entry => "MIN/MAX";

    public override string Description =>
        "How many bars ago the greatest of the last n values came: 0 for the newest bar, n-1 for the oldest.";

    public override string Reference =>
        "As bars ago rather than the place in the whole series (TA-Lib); the latest of equal ones, with earliest the earliest.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
        [IndicatorParameter.Period(30, 2), IndicatorParameter.Choice("tie", "latest", "earliest")];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [OutputRange.NotNegative];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new MaximumIndex<T>(spec.Integer(0), (ExtremeTie)spec.Integer(1)));
}
