namespace AlphaPulse.Indicators;

internal sealed class PremierStochasticDescriptor : IndicatorDescriptor
{
    public override string Name => "pso";

    public override string Title => "Premier stochastic oscillator";

    public override string Family => "Momentum";

    public override string Description =>
        "A stochastic, smoothed twice and normalised: -1 to 1, quick in the middle and slow at the ends.";

    public override string Undefined => "Bars that end a flat window of the stochastic (0/0); the averages skip them.";

    public override string Reference =>
        "Lee Leibfarth, Stocks and Commodities, August 2008; each average seeded with the mean of its first values.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        IndicatorParameter.Period(8, 2),
        new IndicatorParameter("smoothing", ParameterKind.Integer, 25, 1, Period.Maximum),
    ];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [new(-1, 1)];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars(spec, new PremierStochastic<T>(spec.Integer(0), spec.Integer(1)));
}
