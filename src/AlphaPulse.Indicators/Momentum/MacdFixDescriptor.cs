namespace AlphaPulse.Indicators;

internal sealed class MacdFixDescriptor : IndicatorDescriptor
{
    public override string Name => "macdfix";

    public override string Title => "MACD with the weights 0.15 and 0.075";

    public override string Family => "Momentum";

    public override string Description =>
        "How far a fast average (weight 0.15) is above a slow one (0.075); the signal is the average of that, the histogram the distance between the two.";

    public override string Reference =>
        "Gerald Appel; TA-Lib MACDFIX with each average seeded on its own; with aligned the fast one begins where the slow one does (TA-Lib), with first_value all begin with their first value (the MACD of Tulip for 12/26).";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        new IndicatorParameter("signal", ParameterKind.Integer, 9, 1, Period.Maximum),
        IndicatorParameter.Choice("seed", "own", "aligned", "first_value"),
    ];

    public override IReadOnlyList<string> Outputs { get; } = ["macd", "signal", "histogram"];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries<T, MacdValue<T>>(spec, new MacdFix<T>(spec.Integer(0), (MacdFixSeed)spec.Integer(1)));
}
