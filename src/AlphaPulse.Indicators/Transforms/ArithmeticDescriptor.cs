namespace AlphaPulse.Indicators;

internal sealed class ArithmeticDescriptor(ArithmeticOperation operation, string name, string title, string description) : IndicatorDescriptor
{
    public override string Name => name;

    public override string Title => title;

    public override string Entry => "ARITH";

    public override string Family => "Transforms";

    public override string Description => description;

    public override string Undefined => operation == ArithmeticOperation.Divide
        ? "Bars where the second series is 0, or the result is over the range of the number type."
        : "Bars where the result is over the range of the number type.";

    public override string Reference =>
        "TA-Lib and Tulip (ADD, SUB, MULT, DIV); decimals are exact as far as 28 digits go.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [];

    public override PriceSource? DefaultSource => PriceSource.High;

    public override PriceSource? DefaultSecondSource => PriceSource.Low;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) => BarIndicators.OfPairs(spec, new Arithmetic<T>(operation));
}
