namespace AlphaPulse.Indicators;

internal sealed class MinusMovementDescriptor : IndicatorDescriptor
{
    public override string Name => "minus_dm";

    public override string Title => "Minus directional movement";

    public override string Family => "Trend";

    public override string Description =>
        "How far the lows fell over about the last n bars, in the unit of the price, where that was more than the highs rose.";

    public override string Reference =>
        "J. Welles Wilder, New Concepts in Technical Trading Systems, 1978; sums of n-1 bars, first value at bar n (TA-Lib).";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [IndicatorParameter.Period(14, 2)];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [OutputRange.NotNegative];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars(spec, new MovementSum<T>(spec.Integer(0), MovementSide.Minus));
}
