namespace AlphaPulse.Indicators;

internal sealed class MarubozuPercentDescriptor : IndicatorDescriptor
{
    public override string Name => "marubozupct";

    public override string Title => "Marubozu by percent";

    public override string Entry => "INSIDE";

    public override string Family => "Transforms";

    public override string Description =>
        "100 for a bar without shadows that rises, -100 for one that falls, 0 for every other, a bar without a range among them.";

    public override string Reference =>
        "Percent rule of Skender, 95 percent.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [new IndicatorParameter("percent", ParameterKind.Decimal, 95, 1, 100)];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [new(-100, 100)];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars(spec, new MarubozuPercent<T>(spec.Arguments[0]));
}
