namespace AlphaPulse.Indicators.Tests;

internal static class MomentumGoldens2
{
    public static IReadOnlyList<GoldenCase> All { get; } =
    [
        new("skender/smi", "smi(13,25,2,3,first_value)", "Smi,Signal"),
        new("pandasta/bias", "bias(26)", "BIAS_SMA_26") { Unit = 0.01m },
        new("pandasta/po", "po(14,regression)", "PO_14"),

        // The peer seeds the average true range one true range earlier, and therefore the average of it.
        new("pandasta/pgo", "pgo(14)", "PGO_14") { From = 130 },
    ];
}
