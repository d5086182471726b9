namespace AlphaPulse.Indicators;

internal sealed class DecyclerDescriptor : IndicatorDescriptor
{
    public override string Name => "decycler";

    public override string Title => "Decycler";

    public override string Entry => "CCYC";

    public override string Family => "Cycles";

    public override string Description =>
        "The trend that is left of the price without its cycles: hardly any lag, and less smooth than an average.";

    public override string Reference =>
        "John Ehlers, Decyclers, Stocks and Commodities, 2015: (alpha / 2)(x + x before) + (1 - alpha) value before; begun with the first value.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [new IndicatorParameter("period", ParameterKind.Integer, 60, 5, DecyclerState<double>.MaximumPeriod)];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new Decycler<T>(spec.Integer(0)));
}
