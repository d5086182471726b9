namespace AlphaPulse.Storage;

/// <summary>What a rule of retention must say, and what it makes of the ledger of coverage.</summary>
internal static class RetentionRules
{
    /// <summary>Refuses a rule without a reason or that removes nothing.</summary>
    public static void Require(BarRetention rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        if (string.IsNullOrWhiteSpace(rule.Reason) || (rule.BarsBefore is null && rule.VersionsReplacedBefore is null))
        {
            throw new ArgumentException("The rule of retention names no reason, or neither BarsBefore nor VersionsReplacedBefore; name what is removed and why.", nameof(rule));
        }
    }

    /// <summary>
    /// What a rule has emptied: everything from the first bar that was removed, or where coverage of it was claimed from. What was imported
    /// has no row of coverage, and a collector would bring it back.
    /// </summary>
    /// <param name="touching">The spans before the border of the rule, uncut, oldest first.</param>
    /// <param name="record">What was removed.</param>
    /// <param name="first">The open time of the first bar that was removed.</param>
    public static CoverageSpan Discard(IEnumerable<CoverageSpan> touching, BarRetentionRecord record, DateTimeOffset first)
    {
        var before = record.Rule.BarsBefore!.Value.ToUniversalTime();
        var evidence = new CoverageEvidence(
            $"retention of bars before {UtcText.Format(before)}: {record.Rule.Reason}", "removed from the store", record.AppliedAt, Tries: 1);
        var held = touching.FirstOrDefault(span => span.IsHeld && span.From < first)?.From;
        return new CoverageSpan(held ?? first, before, CoverageState.Discarded, evidence);
    }
}
