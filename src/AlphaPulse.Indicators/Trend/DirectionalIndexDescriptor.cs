namespace AlphaPulse.Indicators;

internal sealed class DirectionalIndexDescriptor : IndicatorDescriptor
{
    public override string Name => "dx";

    public override string Title => "Directional index";

    public override string Family => "Trend";

    public override string Description =>
        "How one-sided the movement of the price is, up or down, from 0 to 100, without the averaging of adx.";

    public override string Undefined => "Bars before anything has moved (0/0).";

    public override string Reference =>
        "J. Welles Wilder, New Concepts in Technical Trading Systems, 1978; sums of n-1 bars and then a smoothing step, first value at bar n + 1 (TA-Lib).";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [IndicatorParameter.Period(14, 2)];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [new(0, 100)];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars(spec, new DirectionalIndex<T>(spec.Integer(0)));
}
