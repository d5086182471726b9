namespace AlphaPulse.Indicators.Tests;

internal static class TransformsGoldens
{
    public static IReadOnlyList<GoldenCase> All { get; } =
    [
        new("AVGPRICE", "avgprice", "value"),
        new("TYPPRICE", "typprice", "value"),
        new("skender/heikinashi", "ha", "Open,High,Low,Close"),
        new("LN", "ln", "value") { Divisor = 1000 },
        new("SQRT", "sqrt", "value") { Divisor = 1000 },
        new("ATAN", "atan", "value") { Divisor = 1000 },
        new("CEIL", "ceil", "value") { Divisor = 1000 },
    ];
}
