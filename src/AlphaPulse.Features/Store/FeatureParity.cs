namespace AlphaPulse.Features;

/// <summary>Checks that what was stored, what is served and what the bars give are the same rows, bit for bit, and that none claims to have been known too early.</summary>
public static class FeatureParity
{
    /// <summary>Compares the rows of a series.</summary>
    /// <param name="computed">The rows computed anew from the bars, by the set that the store was filled with.</param>
    /// <param name="offline">The stored rows.</param>
    /// <param name="online">The served rows; <see langword="null"/> to leave them out.</param>
    /// <returns>What differs.</returns>
    /// <exception cref="SchemaMismatchException">The schemas differ; nothing can be compared.</exception>
    public static FeatureParityReport Compare(FeatureMatrix computed, OfflineFeatureStore offline, OnlineFeatureStore? online = null)
    {
        ArgumentNullException.ThrowIfNull(computed);
        ArgumentNullException.ThrowIfNull(offline);
        offline.Schema.EnsureMatches(computed.Schema, "the offline feature store");
        online?.Schema.EnsureMatches(computed.Schema, "the online feature store");
        if (computed.Count == 0)
        {
            return new FeatureParityReport(0, []);
        }

        var series = computed.Bars[0].Series;
        var stored = offline.AsOf(series).ToDictionary(row => row.BarTime);
        var differences = new List<FeatureParityDifference>();
        for (var i = 0; i < computed.Count; i++)
        {
            var row = FeatureRow.Of(computed, i);
            Compare(row, stored.Remove(row.BarTime, out var found) ? found : null, "stored", computed.Schema, differences);
        }

        differences.AddRange(stored.Values.OrderBy(row => row.BarTime).Select(
            row => new FeatureParityDifference(row.BarTime, "", "stored", "The row is stored and no bar gives it.")));
        if (online is not null)
        {
            Compare(FeatureRow.Of(computed, computed.Count - 1), online.TryGet(series, out var latest) ? latest : null, "served", computed.Schema, differences);
        }

        return new FeatureParityReport(computed.Count, differences);
    }

    private static void Compare(FeatureRow expected, FeatureRow? found, string where, FeatureSchema schema, List<FeatureParityDifference> differences)
    {
        if (found is null || found.BarTime != expected.BarTime)
        {
            differences.Add(new FeatureParityDifference(
                expected.BarTime, "", where, found is null ? $"The row is not {where}." : $"The row that is {where} is that of {UtcText.Format(found.BarTime)}."));
            return;
        }

        // Known later is a correction; known earlier would be read at a time at which nobody had it.
        if (found.KnownAt < expected.KnownAt)
        {
            differences.Add(new FeatureParityDifference(
                expected.BarTime, "", where, $"The row that is {where} claims to have been known at {UtcText.Format(found.KnownAt)}, before {UtcText.Format(expected.KnownAt)}."));
        }

        for (var i = 0; i < schema.Columns.Count; i++)
        {
            if (!FeatureRow.IsSame(expected.Values[i], found.Values[i]))
            {
                differences.Add(new FeatureParityDifference(
                    expected.BarTime, schema.Columns[i].Name, where, FormattableString.Invariant($"{found.Values[i]:R} is {where}, {expected.Values[i]:R} is computed.")));
            }
        }
    }
}
