namespace AlphaPulse.Indicators.Tests;

internal static class TransformsGoldens
{
    public static IReadOnlyList<GoldenCase> All { get; } =
    [
        new("AVGPRICE", "avgprice", "value"),
        new("TYPPRICE", "typprice", "value"),
        new("skender/heikinashi", "ha", "Open,High,Low,Close"),
    ];
}
