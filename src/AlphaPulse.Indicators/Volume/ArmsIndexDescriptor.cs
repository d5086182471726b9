namespace AlphaPulse.Indicators;

internal sealed class ArmsIndexDescriptor : IndicatorDescriptor
{
    public override string Name => "trin";

    public override string Title => "Arms index (TRIN)";

    public override string Entry => "BREADTH";

    public override string Family => "Volume";

    public override string Description =>
        "Below 1 where the issues that rise have more volume each than those that fall, above 1 where they have less. The bars are those of the breadth of a market: high and low are the advancing and the declining issues, open and close the advancing and the declining volume.";

    public override string Undefined => "Where no issue declined or one of the volumes is 0.";

    public override string Reference =>
        "Richard Arms, Barron's, 1967: (advancing / declining issues) / (advancing / declining volume).";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) => BarIndicators.OfBreadth(spec, new ArmsIndex<T>());
}
