namespace AlphaPulse.Hosting;

/// <summary>What the signals of a run were made of, from what the ledger keeps.</summary>
/// <param name="Signals">How many signals have an explanation.</param>
/// <param name="Features">The features by what they added in all, the greatest first. Each was kept for at least one signal.</param>
public sealed record ExplanationSummary(long Signals, IReadOnlyList<ExplainedFeature> Features)
{
    internal static async Task<ExplanationSummary> ReadAsync(IOutcomeLedger ledger, OutcomeQuery query, CancellationToken cancellationToken)
    {
        var signals = 0L;
        var sums = new Dictionary<string, (long Signals, double Size)>(StringComparer.Ordinal);
        await foreach (var explanation in ledger.ReadExplanationsAsync(query, cancellationToken).ConfigureAwait(false))
        {
            signals++;
            foreach (var (feature, amount) in explanation.Contributions)
            {
                var (count, size) = sums.GetValueOrDefault(feature);
                sums[feature] = (count + 1, size + Math.Abs(amount));
            }
        }

        return new ExplanationSummary(
            signals,
            [
                .. sums.OrderByDescending(s => s.Value.Size).ThenBy(s => s.Key, StringComparer.Ordinal)
                    .Select(s => new ExplainedFeature(s.Key, s.Value.Signals, s.Value.Size / s.Value.Signals)),
            ]);
    }
}
