namespace AlphaPulse.Indicators;

internal sealed class WeightedAverageDescriptor(
    AverageWeights weights, int period, string name, string title, string description, string reference) : IndicatorDescriptor
{
    public override string Name => name;

    public override string Title => title;

    public override string Family => "Averages";

    public override string Description => description;

    public override string Reference => reference;

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
        [new IndicatorParameter("period", ParameterKind.Integer, period, 1, WindowWeights.MaximumPeriod)];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new WeightedAverage<T>(weights, spec.Integer(0)));
}
