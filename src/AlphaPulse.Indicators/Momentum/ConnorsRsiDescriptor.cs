namespace AlphaPulse.Indicators;

internal sealed class ConnorsRsiDescriptor : IndicatorDescriptor
{
    public override string Name => "crsi";

    public override string Title => "Connors relative strength index";

    public override string Family => "Momentum";

    public override string Description =>
        "The mean of the relative strength of the price, of that of its run of rises or falls, and of how unusual its last change is; from 0 to 100.";

    public override string Undefined =>
        "The bars before any move, and those after a price of 0.";

    public override string Reference =>
        "Larry Connors and Cesar Alvarez, An Introduction to ConnorsRSI, 2012, with streaks from bar 2 on as in Skender; with at_most equal changes count as less.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        IndicatorParameter.Period(3, 2),
        new IndicatorParameter("streak", ParameterKind.Integer, 2, 2, Period.Maximum),
        new IndicatorParameter("rank", ParameterKind.Integer, 100, 1, Period.Maximum),
        IndicatorParameter.Choice("ties", "below", "at_most"),
    ];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [new(0, 100)];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new ConnorsRsi<T>(spec.Integer(0), spec.Integer(1), spec.Integer(2), (RankTies)spec.Integer(3)));
}
