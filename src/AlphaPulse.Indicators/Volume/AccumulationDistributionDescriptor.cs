namespace AlphaPulse.Indicators;

internal sealed class AccumulationDistributionDescriptor : IndicatorDescriptor
{
    public override string Name => "ad";

    public override string Title => "Accumulation/distribution line";

    public override string Family => "Volume";

    public override string Description =>
        "The volume since the first bar, each bar's counted for buyers the nearer it closed to its high and for sellers the nearer to its low; only its changes mean something.";

    public override string Reference =>
        "Marc Chaikin; as in TA-Lib, Tulip and Skender. A bar without a range adds nothing.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars(spec, new AccumulationDistribution<T>());
}
