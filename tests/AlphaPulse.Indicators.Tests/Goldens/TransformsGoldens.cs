namespace AlphaPulse.Indicators.Tests;

internal static class TransformsGoldens
{
    public static IReadOnlyList<GoldenCase> All { get; } =
    [
        new("AVGPRICE", "avgprice", "value"),
        new("TYPPRICE", "typprice", "value"),
    ];
}
