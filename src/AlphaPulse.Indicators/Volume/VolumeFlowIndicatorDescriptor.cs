namespace AlphaPulse.Indicators;

internal sealed class VolumeFlowIndicatorDescriptor : IndicatorDescriptor
{
    public override string Name => "vfi";

    public override string Title => "Volume flow indicator";

    public override string Family => "Volume";

    public override string Description =>
        "How many mean volumes of the window flowed in, above 0, or out, counting only bars that moved by more than their noise and no volume without limit.";

    public override string Undefined => "Where the bars before had no volume, and where the typical price is not positive.";

    public override string Reference =>
        "Markos Katsanos, Stocks and Commodities, June 2004, with the deviation of the population; pandas-ta has another formula under this name.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        IndicatorParameter.Period(130, 1),
        new IndicatorParameter("coefficient", ParameterKind.Decimal, 0.2m, 0, 10),
        new IndicatorParameter("limit", ParameterKind.Decimal, 2.5m, 0.1m, 100),
        new IndicatorParameter("smoothing", ParameterKind.Integer, 3, 1, Period.Maximum),
    ];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars(spec, new VolumeFlowIndicator<T>(spec.Integer(0), spec.Arguments[1], spec.Arguments[2], spec.Integer(3)));
}
