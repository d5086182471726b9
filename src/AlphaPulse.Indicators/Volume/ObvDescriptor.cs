namespace AlphaPulse.Indicators;

internal sealed class ObvDescriptor : IndicatorDescriptor
{
    public override string Name => "obv";

    public override string Title => "On-balance volume";

    public override string Family => "Volume";

    public override string Description =>
        "The volume of rising bars minus that of falling ones since the first bar; only its changes mean something.";

    public override string Reference =>
        "Joseph Granville, New Key to Stock Market Profits, 1963; begins with the first volume (TA-Lib, LEAN); with zero at 0 (Tulip, Skender).";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [IndicatorParameter.Choice("start", "first_volume", "zero")];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars(spec, new Obv<T>((ObvStart)spec.Integer(0)));
}
