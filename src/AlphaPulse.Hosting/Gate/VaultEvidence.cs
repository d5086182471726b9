namespace AlphaPulse.Hosting;

/// <summary>
/// Whether a vault knows of every look at a holdout that the registry has on record. One that does not, such as the new database of a mistyped name, would
/// count from nothing, and let a second candidate in as the first.
/// </summary>
/// <remarks>Safe for use from any thread.</remarks>
public static class VaultEvidence
{
    /// <summary>Refuses a vault that lacks an opening.</summary>
    /// <param name="registry">Holds the decisions of the gate.</param>
    /// <param name="vault">Counts the openings.</param>
    /// <param name="series">The series.</param>
    /// <param name="from">The open time of the first bar of the holdout that is to be opened, or of the bars that one is to be chosen from; UTC.</param>
    /// <param name="to">The open time of the last one, UTC.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends once every look is known to the vault.</returns>
    /// <exception cref="TrainingEvidenceException">A version was judged on some of these bars, and the vault does not know of it.</exception>
    /// <exception cref="RegistryException">A decision is gone or was changed, or the record cannot be trusted.</exception>
    public static async Task RequireAsync(
        IModelRegistry registry, IHoldoutVault vault, BarSeriesId series, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(registry);
        ArgumentNullException.ThrowIfNull(vault);
        IReadOnlyList<HoldoutOpening>? openings = null;
        foreach (var version in await registry.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            var spans = await FindOpenedAsync(registry, version, from, to, cancellationToken).ConfigureAwait(false);
            if (spans.Count == 0 || (await registry.LoadAsync(version.Id, cancellationToken).ConfigureAwait(false)).Artifact.Manifest.Series != series)
            {
                continue;
            }

            openings ??= await vault.ListAsync(cancellationToken).ConfigureAwait(false);
            foreach (var (judgedFrom, judgedTo) in spans)
            {
                if (!openings.Any(o => o.Series == series && o.Candidate == version.Sha256 && o.From <= judgedTo && o.To > judgedFrom))
                {
                    throw new TrainingEvidenceException(
                        $"{version.Id} was judged on bars of {series} from {UtcText.Format(judgedFrom)} to {UtcText.Format(judgedTo)}, which are among these, and this vault knows nothing of it: another counted that opening. Name that vault, which counts every look at these bars; nothing was opened.");
                }
            }
        }
    }

    /// <summary>The spans that share bars with the holdout and that the gate has opened for a version, as first and last open time.</summary>
    private static async Task<List<(DateTimeOffset From, DateTimeOffset To)>> FindOpenedAsync(
        IModelRegistry registry, ModelVersion version, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var spans = new List<(DateTimeOffset From, DateTimeOffset To)>();
        var kept = await registry.ListEvidenceAsync(version.Id, cancellationToken).ConfigureAwait(false);
        foreach (var name in kept.Select(e => e.Name).Where(GateRecord.IsFileName).Distinct(StringComparer.Ordinal))
        {
            if (await GateRecord.ReadAsync(registry, version.Id, name, cancellationToken).ConfigureAwait(false) is { Strategies.Count: > 0 } decision
                && decision.HoldoutFrom <= to && decision.HoldoutTo >= from)
            {
                spans.Add((decision.HoldoutFrom, decision.HoldoutTo));
            }
        }

        return spans;
    }
}
