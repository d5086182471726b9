namespace AlphaPulse.Indicators;

internal sealed class VortexDescriptor : IndicatorDescriptor
{
    public override string Name => "vortex";

    public override string Title => "Vortex";

    public override string Family => "Trend";

    public override string Description =>
        "Movement up (plus) and down (minus) relative to the true range; where plus crosses above minus a rise may begin.";

    public override string Undefined => "Bars whose window has no true range at all (0/0).";

    public override string Reference =>
        "Etienne Botes and Douglas Siepman, Stocks and Commodities, January 2010; identical in Skender and pandas-ta.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [IndicatorParameter.Period(14, 2)];

    public override IReadOnlyList<string> Outputs { get; } = ["plus", "minus"];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [OutputRange.NotNegative, OutputRange.NotNegative];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars<T, VortexValue<T>>(spec, new Vortex<T>(spec.Integer(0)));
}
