namespace AlphaPulse.Cli.Store;

/// <summary>What a rule removed of one series, as JSON.</summary>
internal sealed record RetainedSeries(string Series, string AppliedAt, long Bars, long Versions)
{
    public static RetainedSeries Of(BarRetentionRecord record) =>
        new(record.Series.ToString(), UtcText.Format(record.AppliedAt), record.Bars, record.Versions);
}
