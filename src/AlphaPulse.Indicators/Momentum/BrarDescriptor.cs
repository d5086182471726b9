namespace AlphaPulse.Indicators;

internal sealed class BrarDescriptor : IndicatorDescriptor
{
    public override string Name => "brar";

    public override string Title => "BRAR";

    public override string Family => "Momentum";

    public override string Description =>
        "How far the highs reached above against how far the lows reached below the open (ar) and the last close (br), in percent; 100 is balance.";

    public override string Undefined => "Bars whose window has no way down at all; each of the two outputs for itself (x/0).";

    public override string Reference =>
        "Common in Japan and China; as in pandas-ta.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [IndicatorParameter.Period(26, 8)];

    public override IReadOnlyList<string> Outputs { get; } = ["ar", "br"];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [OutputRange.NotNegative, OutputRange.NotNegative];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars<T, BrarValue<T>>(spec, new Brar<T>(spec.Integer(0)));
}
