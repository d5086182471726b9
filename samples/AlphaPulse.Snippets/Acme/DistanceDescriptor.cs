using AlphaPulse.Indicators;

namespace AlphaPulse.Snippets;

// snippet: indicator-descriptor
public sealed class DistanceDescriptor : StreamingIndicatorDescriptor
{
    public override string Name => "acme.distance";

    public override string Title => "Distance from the mean";

    public override string Family => "Statistics";

    public override string Description => "How far the last value is from the mean of the last n, in percent of that mean.";

    public override string Undefined => "The bars of a window whose mean is 0.";

    public override string Reference => "Our own; BIAS with the mean in the place of the average.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
        [new IndicatorParameter("period", ParameterKind.Integer, Default: 20, Minimum: 2, Maximum: Period.Maximum)];

    protected override BarIndicator<T> Make<T>(IndicatorSpec spec) => OfSeries(spec, new Distance<T>(spec.Integer(0)));
}
// end
