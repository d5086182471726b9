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

    /// <summary>The spans that a rule has emptied.</summary>
    /// <param name="touching">The spans before the border of the rule, uncut.</param>
    /// <param name="record">What was removed.</param>
    public static IReadOnlyList<CoverageSpan> Discard(IEnumerable<CoverageSpan> touching, BarRetentionRecord record)
    {
        var before = record.Rule.BarsBefore!.Value.ToUniversalTime();
        var evidence = new CoverageEvidence(
            $"retention of bars before {UtcText.Format(before)}: {record.Rule.Reason}", "removed from the store", record.AppliedAt, Tries: 1);
        return
        [
            .. touching.Where(span => span.IsHeld && span.From < before)
                .Select(span => new CoverageSpan(span.From, span.To < before ? span.To : before, CoverageState.Discarded, evidence)),
        ];
    }
}
