namespace AlphaPulse.Indicators;

internal sealed class ReflexDescriptor : IndicatorDescriptor
{
    public override string Name => "reflex";

    public override string Title => "Reflex and trendflex";

    public override string Family => "Momentum";

    public override string Description =>
        "How far the smoothed price swings off its trend (reflex) and goes with it (trendflex), in its usual size; both about 0 when nothing happens.";

    public override string Undefined => "Bars on which the root mean square is less than 10^-12 of the price, as in a flat market; each of the two outputs for itself (0/0).";

    public override string Reference =>
        "John Ehlers, Stocks and Commodities, February 2020, with the root of 2 and pi in full.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [IndicatorParameter.Period(20, 4)];

    public override IReadOnlyList<string> Outputs { get; } = ["reflex", "trendflex"];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries<T, ReflexValue<T>>(spec, new Reflex<T>(spec.Integer(0)));
}
