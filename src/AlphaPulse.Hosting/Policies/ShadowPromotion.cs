using System.Globalization;
using System.Text.Json;
using AlphaPulse.Training;

namespace AlphaPulse.Hosting;

/// <summary>Lets a version that passed the gate serve in shadow, and makes it champion when that period has passed.</summary>
/// <remarks>
/// The alias <see cref="ModelAliases.Shadow"/> points at the version, and its history says since when. The host records the signals of that version
/// as <see cref="SignalMode.Shadow"/> and those of the champion as <see cref="SignalMode.Champion"/>. The decision that ends a period is kept
/// beside the version before an alias moves; a period that failed stays failed. Safe for use from any thread; run one at a time for a registry.
/// </remarks>
/// <param name="registry">The registry.</param>
/// <param name="ledger">Holds the outcomes of both.</param>
/// <param name="policy">Decides.</param>
public sealed class ShadowPromotion(IModelRegistry registry, IOutcomeLedger ledger, ShadowPolicy policy)
{
    /// <summary>Begins the period of a version. One that is in shadow already goes on; another that was gives way.</summary>
    /// <param name="registry">The registry.</param>
    /// <param name="version">The version.</param>
    /// <param name="reason">What the gate showed; kept in the history.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when it is on record.</returns>
    public static async Task BeginAsync(IModelRegistry registry, string version, string reason, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(registry);
        var aliases = await registry.ListAliasesAsync(cancellationToken).ConfigureAwait(false);
        if (aliases.GetValueOrDefault(ModelAliases.Shadow) != version)
        {
            var moves = new Dictionary<string, string>(StringComparer.Ordinal) { [ModelAliases.Shadow] = version };
            await registry.MoveAliasesAsync(moves, reason, expected: null, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Looks at the version in shadow and makes it champion where its period has passed.</summary>
    /// <param name="series">The series.</param>
    /// <param name="cancellationToken">Cancels the look; the aliases are then as they were.</param>
    /// <returns>How it stands, or <see langword="null"/> where no version is in shadow.</returns>
    /// <exception cref="ModelFormatException">The file of the version is damaged, so that it cannot be promoted.</exception>
    public async Task<ShadowReport?> RunAsync(BarSeriesId series, CancellationToken cancellationToken = default)
    {
        var history = await registry.GetHistoryAsync(cancellationToken).ConfigureAwait(false);
        var start = history.LastOrDefault(m => m.Alias == ModelAliases.Shadow);
        if (start is null || history.Any(m => m.Alias == ModelAliases.Champion && m.To == start.To && m.At >= start.At))
        {
            // None, or it has served since: whether it still does is not for this to say.
            return null;
        }

        var name = FileName(start.At);
        if (await registry.ReadEvidenceAsync(start.To, name, cancellationToken).ConfigureAwait(false) is { } kept
            && JsonSerializer.Deserialize(kept.Span, HostingJsonContext.Default.ShadowDecision) is { Verdict: ShadowVerdict.Failed } failed)
        {
            return new ShadowReport(start.To, start.At, failed);
        }

        var champion = await registry.FindAsync(ModelAliases.Champion, cancellationToken).ConfigureAwait(false);
        var mine = await ReadAsync(series, start.To, SignalMode.Shadow, start.At, cancellationToken).ConfigureAwait(false);
        var theirs = champion is null ? [] : await ReadAsync(series, champion.Id, SignalMode.Champion, start.At, cancellationToken).ConfigureAwait(false);
        var decision = policy.Decide(mine, theirs) with { Champion = champion?.Id };
        if (champion is not null && theirs.Count == 0 && decision.Verdict == ShadowVerdict.Passed)
        {
            decision = decision with { Verdict = ShadowVerdict.Running, Reason = $"{decision.Reason}, as the champion {champion.Id} has given no signal since; record its signals, too" };
        }

        var report = new ShadowReport(start.To, start.At, decision);
        if (decision.Verdict == ShadowVerdict.Running)
        {
            return report;
        }

        // Evidence first: an alias never stands on a decision that is not on record.
        await registry.StoreEvidenceAsync(
            start.To, name, JsonSerializer.SerializeToUtf8Bytes(decision, HostingJsonContext.Default.ShadowDecision), cancellationToken).ConfigureAwait(false);
        return decision.Verdict == ShadowVerdict.Passed
            ? await PromoteAsync(report, champion, cancellationToken).ConfigureAwait(false)
            : report with { HasEnded = true };
    }

    /// <summary>The name of the document of the decision that ended a period.</summary>
    internal static string FileName(DateTimeOffset start) => string.Create(CultureInfo.InvariantCulture, $"shadow-{start.UtcDateTime:yyyyMMdd'T'HHmmssfffffff'Z'}.json");

    private async Task<ShadowReport> PromoteAsync(ShadowReport report, ModelVersion? champion, CancellationToken cancellationToken)
    {
        try
        {
            await registry.PromoteAsync(report.Version, champion?.Id, report.Decision.Reason, cancellationToken).ConfigureAwait(false);
            return report with { HasEnded = true };
        }
        catch (Exception exception) when (exception is PromotionRefusedException or AliasConflictException)
        {
            return report with { Refusal = exception.Message };
        }
    }

    private async Task<List<Outcome>> ReadAsync(
        BarSeriesId series, string version, SignalMode mode, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var outcomes = new List<Outcome>();
        await foreach (var outcome in ledger.ReadAsync(new OutcomeQuery { Series = series, ModelVersion = version, Mode = mode }, cancellationToken).ConfigureAwait(false))
        {
            // Not by the open time of the bar: the first bar at whose close it spoke opened before the period began.
            if (outcome.Signal.KnownAt >= since)
            {
                outcomes.Add(outcome);
            }
        }

        return outcomes;
    }
}
