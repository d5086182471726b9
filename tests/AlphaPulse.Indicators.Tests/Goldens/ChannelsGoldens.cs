namespace AlphaPulse.Indicators.Tests;

internal static class ChannelsGoldens
{
    public static IReadOnlyList<GoldenCase> All { get; } =
    [
        new("BBANDS_20_2", "bbands(20,2)", "UpperBand,MiddleBand,LowerBand"),
        new("BBANDS_5_2", "bbands(5,2)", "UpperBand,MiddleBand,LowerBand"),
        new("skender/donchian", "donchian(20,previous)", "UpperBand,Centerline,LowerBand"),
    ];
}
