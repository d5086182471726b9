using System.Globalization;

namespace AlphaPulse.Indicators;

internal sealed class VariablePeriodAverageDescriptor : IndicatorDescriptor
{
    public override string Name => "mavp";

    public override string Title => "Moving average with variable period";

    public override string Entry => "MAVP";

    public override string Family => "Averages";

    public override string Description =>
        "A simple average whose length a second series gives bar by bar, such as mavp(2,30,close,ht_dcperiod).";

    public override string Reference =>
        "TA-Lib MAVP with the simple average; the second series is cut to a whole number and to the bounds, first value at bar greatest - 1 counted from 0. The bounds never depend on the length of the series.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        new IndicatorParameter("least", ParameterKind.Integer, 2, 1, VariablePeriodAverageState<double>.MaximumPeriod),
        new IndicatorParameter("greatest", ParameterKind.Integer, 30, 2, VariablePeriodAverageState<double>.MaximumPeriod),
    ];

    public override PriceSource? DefaultSecondSource => PriceSource.Close;

    internal override string? Refuse(IReadOnlyList<decimal> arguments) =>
        arguments[0] <= arguments[1] ? null : string.Create(
            CultureInfo.InvariantCulture, $"the least period {arguments[0]} is above the greatest {arguments[1]}");

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfPairs(spec, new VariablePeriodAverage<T>(spec.Integer(0), spec.Integer(1)));
}
