namespace AlphaPulse.Indicators;

internal sealed class GatorDescriptor : IndicatorDescriptor
{
    public override string Name => "gator";

    public override string Title => "Gator oscillator";

    public override string Family => "Channels";

    public override string Description =>
        "How far the jaw of the alligator is from its teeth, upwards, and the teeth from the lips, downwards: the greater, the stronger the trend.";

    public override string Reference =>
        "Bill Williams, New Trading Dimensions, 1998; lines as in the alligator.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        new IndicatorParameter("jaw", ParameterKind.Integer, 13, 1, Period.Maximum),
        new IndicatorParameter("jaw_shift", ParameterKind.Integer, 8, 1, Period.Maximum),
        new IndicatorParameter("teeth", ParameterKind.Integer, 8, 1, Period.Maximum),
        new IndicatorParameter("teeth_shift", ParameterKind.Integer, 5, 1, Period.Maximum),
        new IndicatorParameter("lips", ParameterKind.Integer, 5, 1, Period.Maximum),
        new IndicatorParameter("lips_shift", ParameterKind.Integer, 3, 1, Period.Maximum),
    ];

    public override IReadOnlyList<string> Outputs { get; } = ["upper", "lower"];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [OutputRange.NotNegative, new(null, 0)];

    public override PriceSource? DefaultSource => PriceSource.Hl2;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries<T, GatorValue<T>>(spec, new Gator<T>(spec.Integer(0), spec.Integer(1), spec.Integer(2), spec.Integer(3), spec.Integer(4), spec.Integer(5)));
}
