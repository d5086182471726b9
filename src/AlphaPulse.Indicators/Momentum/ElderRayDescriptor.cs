namespace AlphaPulse.Indicators;

internal sealed class ElderRayDescriptor : IndicatorDescriptor
{
    public override string Name => "eri";

    public override string Title => "Elder ray";

    public override string Family => "Momentum";

    public override string Description =>
        "How far buyers lifted the bar above an average of the close (bull) and sellers pushed it below (bear, as a rule negative).";

    public override string Reference =>
        "Alexander Elder, Trading for a Living, 1993; values as in Skender.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [IndicatorParameter.Period(13, 1)];

    public override IReadOnlyList<string> Outputs { get; } = ["bull", "bear"];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars<T, ElderRayValue<T>>(spec, new ElderRay<T>(spec.Integer(0)));
}
