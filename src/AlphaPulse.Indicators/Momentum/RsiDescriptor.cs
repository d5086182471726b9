namespace AlphaPulse.Indicators;

internal sealed class RsiDescriptor : IndicatorDescriptor
{
    public override string Name => "rsi";

    public override string Title => "Relative strength index";

    public override string Family => "Momentum";

    public override string Description =>
        "How much of the recent movement was upwards, from 0 to 100: near 100 nearly all moves were gains, near 0 nearly all were losses.";

    public override string Undefined =>
        "The bars before any move.";

    public override string Reference =>
        "J. Welles Wilder, New Concepts in Technical Trading Systems, 1978; seeded as in TA-Lib, Tulip and Skender. No value where nothing has moved yet.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [IndicatorParameter.Period(14, 2)];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [new(0, 100)];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new Rsi<T>(spec.Integer(0)));
}
