namespace AlphaPulse.Indicators;

internal sealed class AlligatorDescriptor : IndicatorDescriptor
{
    public override string Name => "alligator";

    public override string Title => "Williams alligator";

    public override string Family => "Channels";

    public override string Description =>
        "Three smoothed averages of the middle of the bar, each delayed: apart and in order in a trend, entwined without one.";

    public override string Reference =>
        "Bill Williams, Trading Chaos, 1995; 13/8, 8/5 and 5/3 as everywhere.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        new IndicatorParameter("jaw", ParameterKind.Integer, 13, 1, Period.Maximum),
        new IndicatorParameter("jaw_shift", ParameterKind.Integer, 8, 1, Period.Maximum),
        new IndicatorParameter("teeth", ParameterKind.Integer, 8, 1, Period.Maximum),
        new IndicatorParameter("teeth_shift", ParameterKind.Integer, 5, 1, Period.Maximum),
        new IndicatorParameter("lips", ParameterKind.Integer, 5, 1, Period.Maximum),
        new IndicatorParameter("lips_shift", ParameterKind.Integer, 3, 1, Period.Maximum),
    ];

    public override IReadOnlyList<string> Outputs { get; } = ["jaw", "teeth", "lips"];

    public override PriceSource? DefaultSource => PriceSource.Hl2;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries<T, AlligatorValue<T>>(spec, new Alligator<T>(spec.Integer(0), spec.Integer(1), spec.Integer(2), spec.Integer(3), spec.Integer(4), spec.Integer(5)));
}
