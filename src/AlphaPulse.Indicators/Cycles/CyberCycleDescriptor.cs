namespace AlphaPulse.Indicators;

internal sealed class CyberCycleDescriptor : IndicatorDescriptor
{
    public override string Name => "cybercycle";

    public override string Title => "Cyber cycle";

    public override string Entry => "CCYC";

    public override string Family => "Cycles";

    public override string Description =>
        "The cyclic part of the price, in its unit, with hardly any lag; 0 where the price stands still.";

    public override string Reference =>
        "John Ehlers, Cybernetic Analysis for Stocks and Futures, 2004, chapter 4; the first values, which only begin the filter, are withheld.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [new IndicatorParameter("alpha", ParameterKind.Decimal, 0.07m, 0.05m, 0.95m)];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new CyberCycle<T>(spec.Arguments[0]));
}
