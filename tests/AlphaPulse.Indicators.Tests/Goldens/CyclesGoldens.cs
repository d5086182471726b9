namespace AlphaPulse.Indicators.Tests;

internal static class CyclesGoldens
{
    public static IReadOnlyList<GoldenCase> All { get; } =
    [
        new("HT_DCPERIOD", "ht_dcperiod", "value"),
        new("HT_SINE", "ht_sine", "Sine,LeadSine"),
        
        // The peer prints a 0 on the bar before its filter begins.
        new("pandasta/ebsw", "ebsw(40,10,radians)", "EBSW_40_10") { From = 40 },
    ];
}
