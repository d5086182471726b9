using System.Text.Json;
using AlphaPulse.Training;

namespace AlphaPulse.Hosting;

/// <summary>What the record of a registry says for and against a version that somebody wants to promote.</summary>
/// <remarks>Read from the documents that the gate, the shadow period and the rollback kept, each checked against its checksum. Immutable and safe for use from any thread.</remarks>
/// <param name="Objection">Why it should not serve, in words; <see langword="null"/> where nothing speaks against it.</param>
/// <param name="Champion">
/// The version that it was compared with, by the gate or in its shadow period, and that it may replace; <see langword="null"/> where none served then.
/// Pass it to <see cref="ModelRegistryExtensions.PromoteAsync"/> as what is expected.
/// </param>
public sealed record PromotionRecord(string? Objection, string? Champion)
{
    /// <summary>Reads the record of a version.</summary>
    /// <param name="registry">The registry.</param>
    /// <param name="version">The version.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The record.</returns>
    /// <exception cref="RegistryException">A document is gone or was changed, or the record cannot be trusted.</exception>
    /// <exception cref="JsonException">A document is not what this release writes.</exception>
    public static async Task<PromotionRecord> ReadAsync(IModelRegistry registry, ModelVersion version, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(registry);
        ArgumentNullException.ThrowIfNull(version);
        var service = await ServiceRecord.ReadAsync(registry, version, cancellationToken).ConfigureAwait(false);
        if (service.Rollback is { } rollback)
        {
            return new PromotionRecord(service.Objection, rollback.To);
        }

        if (await ReadGateAsync(registry, version, cancellationToken).ConfigureAwait(false) is not { } decision)
        {
            return new PromotionRecord("no decision of the gate is kept beside it; ask the gate with CandidateGate, as 'alphapulse models gate' does.", null);
        }

        if (!decision.Promoted)
        {
            return new PromotionRecord($"the gate has refused it: {string.Join(" ", decision.Reasons)}", decision.Champion);
        }

        if (service is { Shadow: { } start, Period: not { Verdict: ShadowVerdict.Passed } })
        {
            return new PromotionRecord(service.Objection ?? $"its shadow period since {UtcText.Format(start.At)} has not ended.", decision.Champion);
        }

        var compared = service.Period is { } period ? period.Champion : decision.Champion;
        var serving = await registry.FindAsync(ModelAliases.Champion, cancellationToken).ConfigureAwait(false);
        return serving is null || serving.Id == version.Id || serving.Id == compared
            ? new PromotionRecord(null, serving?.Id == version.Id ? serving.Id : compared)
            : new PromotionRecord($"it was compared with {compared ?? "no champion, as there was none"}, and {serving.Id} serves by now: nobody knows which is better.", compared);
    }

    private static async Task<GateDecision?> ReadGateAsync(IModelRegistry registry, ModelVersion version, CancellationToken cancellationToken)
    {
        var kept = await registry.ListEvidenceAsync(version.Id, cancellationToken).ConfigureAwait(false);
        return kept.LastOrDefault(e => GateRecord.IsFileName(e.Name)) is { } newest
            ? await GateRecord.ReadAsync(registry, version.Id, newest.Name, cancellationToken).ConfigureAwait(false)
            : null;
    }
}
