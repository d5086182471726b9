namespace AlphaPulse.Indicators;

internal sealed class FunctionOfDescriptor(
    ValueFunction function, string name, string entry, string title, string description, string undefined, string reference, decimal? factor) : IndicatorDescriptor
{
    public override string Name => name;

    public override string Title => title;

    public override string Entry => entry;

    public override string Family => "Transforms";

    public override string Description => description;

    public override string Undefined => undefined;

    public override string Reference => reference;

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
        factor is { } standard ? [new IndicatorParameter("factor", ParameterKind.Decimal, standard, 0.000001m, 1_000_000)] : [];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new FunctionOf<T>(function, spec.Arguments.Count > 0 ? spec.Arguments[0] : 1));
}
