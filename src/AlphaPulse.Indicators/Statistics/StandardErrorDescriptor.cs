namespace AlphaPulse.Indicators;

internal sealed class StandardErrorDescriptor : IndicatorDescriptor
{
    public override string Name => "stderr";

    public override string Title => "Standard error";

    public override string Family => "Statistics";

    public override string Description =>
        "How far the mean of the last n values, or with regression their distances from the line through them, can be off, in the unit of the values.";

    public override string Reference =>
        "Standard deviation of the population over the root of n (Tulip); with regression the root of the squared distances from the line of least squares over n-2.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
        [IndicatorParameter.Period(20, 3), IndicatorParameter.Choice("kind", "mean", "regression")];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [OutputRange.NotNegative];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new StandardError<T>(spec.Integer(0), (StandardErrorKind)spec.Integer(1)));
}
