namespace AlphaPulse.Indicators;

internal sealed class PriceRelativeStrengthDescriptor : IndicatorDescriptor
{
    public override string Name => "prs";

    public override string Title => "Price relative strength";

    public override string Family => "Momentum";

    public override string Description =>
        "The first series divided by the second one: it rises where the first one does better.";

    public override string Undefined => "Bars on which the second series is 0.";

    public override string Reference =>
        "As in Skender.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [];

    public override PriceSource? DefaultSource => PriceSource.Close;

    public override PriceSource? DefaultSecondSource => PriceSource.Open;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfPairs(spec, new PriceRelativeStrength<T>());
}
