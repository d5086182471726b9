using System.Text.Json;
using AlphaPulse.Training;

namespace AlphaPulse.Hosting;

/// <summary>How a version has served, as far as the registry tells: what speaks against it since a gate looked at bars of before.</summary>
/// <param name="Rollback">The rollback that ended its last service; <see langword="null"/> where it serves, never did, or left otherwise.</param>
/// <param name="Shadow">The start of its newest shadow period; <see langword="null"/> where there was none, or it serves.</param>
/// <param name="Period">How that period ended; <see langword="null"/> where it has not.</param>
internal sealed record ServiceRecord(AliasChange? Rollback, AliasChange? Shadow, ShadowDecision? Period)
{
    /// <summary>Why it should not serve again, in words; <see langword="null"/> where nothing speaks against it. A period that goes on does not.</summary>
    public string? Objection => Rollback is { } rollback
        ? $"it was rolled back at {UtcText.Format(rollback.At)}: {rollback.Reason}."
        : Shadow is { } start && Period is { } period && period.Verdict != ShadowVerdict.Passed
        ? $"its shadow period since {UtcText.Format(start.At)} has failed: {period.Reason}."
        : null;

    /// <summary>Reads the record of a version.</summary>
    public static async Task<ServiceRecord> ReadAsync(IModelRegistry registry, ModelVersion version, CancellationToken cancellationToken)
    {
        var history = await registry.GetHistoryAsync(cancellationToken).ConfigureAwait(false);

        // How it left its last service. A rollback also takes other aliases along, of versions that did nothing wrong.
        var last = history.LastOrDefault(m => m.Alias == ModelAliases.Champion && (m.From == version.Id || m.To == version.Id));
        if (last?.To == version.Id)
        {
            // It serves: whatever was said before, somebody let it in on record since.
            return new ServiceRecord(null, null, null);
        }

        var start = history.LastOrDefault(m => m.Alias == ModelAliases.Shadow && m.To == version.Id);
        return new ServiceRecord(
            last is { IsRollback: true } ? last : null,
            start,
            start is null ? null : await ReadPeriodAsync(registry, version, start.At, cancellationToken).ConfigureAwait(false));
    }

    private static async Task<ShadowDecision?> ReadPeriodAsync(IModelRegistry registry, ModelVersion version, DateTimeOffset start, CancellationToken cancellationToken) =>
        await registry.ReadEvidenceAsync(version.Id, ShadowPromotion.FileName(start), cancellationToken).ConfigureAwait(false) is { } file
            ? JsonSerializer.Deserialize(file.Span, HostingJsonContext.Default.ShadowDecision)
            : null;
}
