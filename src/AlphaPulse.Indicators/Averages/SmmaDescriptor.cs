namespace AlphaPulse.Indicators;

internal sealed class SmmaDescriptor : IndicatorDescriptor
{
    public override string Name => "smma";

    public override string Title => "Smoothed moving average";

    public override string Family => "Averages";

    public override string Description =>
        "Wilder's average: each bar moves it by an n-th of the distance to the price, so that it is about as slow as an exponential average of twice the period.";

    public override string Reference =>
        "J. Welles Wilder, New Concepts in Technical Trading Systems, 1978; weight 1/n, seeded with the mean of the first n values, as everywhere.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [IndicatorParameter.Period(14, 1)];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new Smma<T>(spec.Integer(0)));
}
