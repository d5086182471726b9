namespace AlphaPulse.Indicators;

internal sealed class UlcerIndexDescriptor : IndicatorDescriptor
{
    public override string Name => "ui";

    public override string Title => "Ulcer index";

    public override string Family => "Volatility";

    public override string Description =>
        "How deep and how long the price was below its maximum: the root mean square of the drawdowns in percent; 0 while it makes new highs.";

    public override string Undefined => "Where the maximum is not positive.";

    public override string Reference =>
        "Peter Martin and Byron McCann, The Investor's Guide to Fidelity Funds, 1989; maximum of the window as in Skender; with rolling as in pandas-ta.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        IndicatorParameter.Period(14, 1),
        IndicatorParameter.Choice("maximum", "window", "rolling"),
    ];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [OutputRange.NotNegative];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new UlcerIndex<T>(spec.Integer(0), (UlcerMaximum)spec.Integer(1)));
}
