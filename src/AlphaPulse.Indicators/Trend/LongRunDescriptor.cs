namespace AlphaPulse.Indicators;

internal sealed class LongRunDescriptor : IndicatorDescriptor
{
    public override string Name => "longrun";

    public override string Title => "Long and short run";

    public override string Family => "Trend";

    public override string Description =>
        "1 in a long run (the first series rises over n bars and the second one moves), -1 in a short run (the first one falls), otherwise 0; made for averages.";

    public override string Reference =>
        "As long_run and short_run in pandas-ta (Kevin Johnson), which gives them as two columns; here of any two series.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [new IndicatorParameter("period", ParameterKind.Integer, 2, 1, Period.Maximum)];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [new(-1, 1)];

    public override PriceSource? DefaultSource => PriceSource.Close;

    public override PriceSource? DefaultSecondSource => PriceSource.Open;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfPairs(spec, new LongRun<T>(spec.Integer(0)));
}
