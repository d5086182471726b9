namespace AlphaPulse.Indicators;

internal sealed class MinMaxIndexDescriptor : IndicatorDescriptor
{
    public override string Name => "minmaxindex";

    public override string Title => "Bars since the rolling minimum and maximum";

    public override string Family => "Statistics";

    public override string Entry => "MIN/MAX";

    public override string Description =>
        "How many bars ago the least and the greatest of the last n values came: 0 for the newest bar, n-1 for the oldest.";

    public override string Reference =>
        "As bars ago rather than the place in the whole series (TA-Lib); the latest of equal ones, with earliest the earliest.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
        [IndicatorParameter.Period(30, 2), IndicatorParameter.Choice("tie", "latest", "earliest")];

    public override IReadOnlyList<string> Outputs { get; } = ["min", "max"];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [OutputRange.NotNegative, OutputRange.NotNegative];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries<T, MinMaxValue<T>>(spec, new MinMaxIndex<T>(spec.Integer(0), (ExtremeTie)spec.Integer(1)));
}
