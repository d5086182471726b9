namespace AlphaPulse.Indicators;

internal sealed class DojiPercentDescriptor : IndicatorDescriptor
{
    public override string Name => "dojipct";

    public override string Title => "Doji by percent";

    public override string Entry => "INSIDE";

    public override string Family => "Transforms";

    public override string Description =>
        "100 for a bar whose close is within p percent of its open, 0 for every other.";

    public override string Reference =>
        "Percent rule of Skender, 0.1 percent.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [new IndicatorParameter("percent", ParameterKind.Decimal, 0.1m, 0, 100)];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [new(0, 100)];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars(spec, new DojiPercent<T>(spec.Arguments[0]));
}
