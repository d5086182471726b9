namespace AlphaPulse.Indicators;

internal sealed class VolumeProfileDescriptor : IndicatorDescriptor
{
    public override string Name => "vp";

    public override string Title => "Volume profile";

    public override string Family => "Volume";

    public override string Description =>
        "At which price most of the volume of the window was traded, and between which prices most of it was.";

    public override string Undefined => "Where the window has no range or no volume.";

    public override string Reference =>
        "Peter Steidlmayer, Markets and Market Logic, 1986; the volume of a bar counts at its close (pandas-ta), value area of 70 percent (LEAN).";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        new IndicatorParameter("bins", ParameterKind.Integer, 10, 2, 1000),
        IndicatorParameter.Period(50, 2),
        new IndicatorParameter("share", ParameterKind.Decimal, 0.7m, 0.01m, 1),
    ];

    public override IReadOnlyList<string> Outputs { get; } = ["poc", "high", "low"];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars<T, VolumeProfileValue<T>>(spec, new VolumeProfile<T>(spec.Integer(0), spec.Integer(1), spec.Arguments[2]));
}
