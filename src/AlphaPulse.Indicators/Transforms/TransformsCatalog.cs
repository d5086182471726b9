namespace AlphaPulse.Indicators;

/// <summary>The entries of the catalog that are functions and other forms of prices and bars.</summary>
internal static class TransformsCatalog
{
    public static IReadOnlyList<IndicatorDescriptor> All { get; } =
    [
        new PriceTransformDescriptor(PriceSource.Ohlc4, "avgprice", "Average price", "The mean of open, high, low and close."),
        new PriceTransformDescriptor(PriceSource.Hl2, "medprice", "Median price", "The middle between high and low."),
        new PriceTransformDescriptor(PriceSource.Hlc3, "typprice", "Typical price", "The mean of high, low and close."),
        new PriceTransformDescriptor(PriceSource.Hlcc4, "wclprice", "Weighted close", "The mean of high, low and twice the close."),
        new HeikinAshiDescriptor(),
        new RenkoDescriptor(),
        new InsideBarDescriptor(),
        new DojiPercentDescriptor(),
        new MarubozuPercentDescriptor(),
        new ArithmeticDescriptor(ArithmeticOperation.Add, "add", "Addition", "The first series plus the second."),
        new ArithmeticDescriptor(ArithmeticOperation.Subtract, "sub", "Subtraction", "The first series minus the second."),
        new ArithmeticDescriptor(ArithmeticOperation.Multiply, "mult", "Multiplication", "The first series times the second."),
        new ArithmeticDescriptor(ArithmeticOperation.Divide, "div", "Division", "The first series divided by the second."),
        .. ValueFunctionCatalog.All,
        new RemapDescriptor(),
        new LagDescriptor(),
    ];
}
