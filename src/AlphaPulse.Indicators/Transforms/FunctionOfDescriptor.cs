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

    public override IReadOnlyList<OutputRange> Ranges { get; } =
    [
        function switch
        {
            ValueFunction.Sine or ValueFunction.Cosine or ValueFunction.HyperbolicTangent or ValueFunction.InverseFisher => new(-1, 1),
            ValueFunction.Arcsine or ValueFunction.Arctangent => new(-DecimalMath.Pi / 2, DecimalMath.Pi / 2),
            ValueFunction.Arccosine => new(0, DecimalMath.Pi),
            ValueFunction.HyperbolicCosine => new(1, null),
            ValueFunction.Exponential or ValueFunction.SquareRoot or ValueFunction.Absolute => OutputRange.NotNegative,
            _ => OutputRange.Unbounded,
        },
    ];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new FunctionOf<T>(function, spec.Arguments.Count > 0 ? spec.Arguments[0] : 1));
}
