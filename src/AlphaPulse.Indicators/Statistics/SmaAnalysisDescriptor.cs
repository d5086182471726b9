namespace AlphaPulse.Indicators;

internal sealed class SmaAnalysisDescriptor : IndicatorDescriptor
{
    public override string Name => "smaanalysis";

    public override string Title => "Analysis of the simple moving average";

    public override string Family => "Statistics";

    public override string Description =>
        "The mean of the last n values (sma) and how far they are from it: on average (mad), squared on average (mse), and as a part of each value on average (mape).";

    public override string Undefined =>
        "mape on bars whose window has a value of 0; mse where it is over the range of the number";

    public override string Reference =>
        "Around the mean of the window, each divided by n; mape as a part, not in percent (Skender).";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
        [IndicatorParameter.Period(20, 2)];

    public override IReadOnlyList<string> Outputs { get; } = ["sma", "mad", "mse", "mape"];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [OutputRange.Unbounded, OutputRange.NotNegative, OutputRange.NotNegative, OutputRange.NotNegative];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries<T, SmaAnalysisValue<T>>(spec, new SmaAnalysis<T>(spec.Integer(0)));
}
