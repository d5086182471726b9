namespace AlphaPulse.Indicators;

internal sealed class PsychologicalLineDescriptor : IndicatorDescriptor
{
    public override string Name => "psl";

    public override string Title => "Psychological line";

    public override string Family => "Momentum";

    public override string Description =>
        "How many of the last n bars closed higher than the one before, in percent; 50 where rises and the rest balance.";

    public override string Reference =>
        "Common in Japan; changes of the close as in pandas-ta, which counts the first bar as one that did not rise.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [IndicatorParameter.Period(12, 1)];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [new(0, 100)];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new PsychologicalLine<T>(spec.Integer(0)));
}
