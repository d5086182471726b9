using AlphaPulse.Collectors;

namespace AlphaPulse.Cli.Bars;

/// <summary>How a venue's bars and its trades agree, as JSON.</summary>
internal sealed record CompareResult(
    string Series,
    string From,
    string To,
    long Trades,
    long Duplicates,
    long Rejected,
    long Compared,
    long Equal,
    long NotWhole,
    long OnlyRebuilt,
    long OnlyVenue,
    long Quiet,
    bool Agrees,
    IReadOnlyList<CompareField> Fields,
    IReadOnlyList<CompareDifference> Differences)
{
    public static CompareResult Of(BarComparisonReport report, TradeBarBuilder builder, long rejected, DateTimeOffset from, DateTimeOffset to) => new(
        report.Series.ToString(),
        UtcText.Format(from),
        UtcText.Format(to),
        builder.Trades,
        builder.Duplicates,
        rejected,
        report.Compared,
        report.Equal,
        report.NotWhole,
        report.OnlyRebuilt,
        report.OnlyVenue,
        report.Quiet,
        report.Agrees,
        [.. report.Fields.Select(f => new CompareField(Name(f.Field), f.Compared, f.Different, f.Greatest, f.Sum))],
        [.. report.Differences.Select(d => new CompareDifference(UtcText.Format(d.OpenTime), Name(d.Field), d.Rebuilt, d.Venue))]);

    private static string Name(BarField field) => field == BarField.TradeCount ? "trade_count" : field.ToString().ToLowerInvariant();
}
