namespace AlphaPulse.Indicators;

internal sealed class AlphaTrendDescriptor : IndicatorDescriptor
{
    public override string Name => "alphatrend";

    public override string Title => "AlphaTrend";

    public override string Family => "Channels";

    public override string Description =>
        "A line k mean true ranges below the lows that does not fall while the market is strong, and above the highs that does not rise while it is weak. The trend is up while it is above its own value two bars before.";

    public override string Undefined =>
        "Bars where the strength has none: with money_flow those whose window has no flow at all (no volume or no change of the typical price), with relative_strength those before which the close never moved.";

    public override string Reference =>
        "Kivanc Ozbilgic, 2021; strength is the money flow index of at least 50, or with relative_strength the relative strength index.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        IndicatorParameter.Period(14, 2),
        new IndicatorParameter("multiple", ParameterKind.Decimal, 1, 0.001m, 100),
        IndicatorParameter.Choice("strength", "money_flow", "relative_strength"),
    ];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars(spec, new AlphaTrend<T>(spec.Integer(0), spec.Arguments[1], (AlphaStrength)spec.Integer(2)));
}
