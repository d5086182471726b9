using System.Globalization;
using System.Text;
using System.Text.Json;
using AlphaPulse.Training;

namespace AlphaPulse.Hosting;

/// <summary>What a run of training records of the gate: the decision as tags, what it was measured by as metrics, and the whole document.</summary>
/// <remarks>Docs/guides/training.md lists the names. Safe for use from any thread.</remarks>
public static class GateRecord
{
    /// <summary>The tag of the decision: <see cref="Promoted"/>, <see cref="Refused"/> or <see cref="Failed"/>; absent where no gate was asked.</summary>
    public const string DecisionTag = "gate.decision";

    /// <summary>The tag of the reasons in words, separated by semicolons; the document holds them whole where they are too long for a tag.</summary>
    public const string ReasonsTag = "gate.reasons";

    /// <summary>The tag of the version that serves since; absent where none was promoted.</summary>
    public const string PromotedVersionTag = "gate.promoted_version";

    /// <summary>The tag that says that it serves in shadow first; absent where it does not.</summary>
    public const string ShadowTag = "gate.shadow";

    /// <summary>The decision that a candidate may serve.</summary>
    public const string Promoted = "promoted";

    /// <summary>The decision that it may not.</summary>
    public const string Refused = "refused";

    /// <summary>There is no decision: the gate threw, and its reason is that of the run.</summary>
    public const string Failed = "failed";

    /// <summary>The name of the document of a decision, with the number of the opening of the holdout; 0000 is a shut holdout.</summary>
    /// <param name="decision">The decision.</param>
    /// <returns>The name. Where another decision of the version has it, as of another span, <see cref="CandidateGate"/> takes the next number that is free.</returns>
    public static string FileName(GateDecision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        return FileName(decision.HoldoutOpenings);
    }

    /// <summary>Keeps a decision beside a version, under a name that no other decision of the version has: what was decided before stays.</summary>
    /// <returns>The name.</returns>
    internal static async Task<string> KeepAsync(IModelRegistry registry, string version, GateDecision decision, CancellationToken cancellationToken)
    {
        var kept = (await registry.ListEvidenceAsync(version, cancellationToken).ConfigureAwait(false)).Select(e => e.Name).ToHashSet(StringComparer.Ordinal);
        var number = decision.HoldoutOpenings;

        // A version of an old release may have documents that no entry tells of.
        while (kept.Contains(FileName(number)) || await registry.ReadEvidenceAsync(version, FileName(number), cancellationToken).ConfigureAwait(false) is not null)
        {
            number++;
        }

        await registry.StoreEvidenceAsync(version, FileName(number), ToJson(decision), cancellationToken).ConfigureAwait(false);
        return FileName(number);
    }

    internal static bool IsFileName(string name) => name.StartsWith("gate-", StringComparison.Ordinal) && name.EndsWith(".json", StringComparison.Ordinal);

    /// <summary>Reads a document that is kept beside a version; <see langword="null"/> where there is none of that name.</summary>
    internal static async Task<GateDecision?> ReadAsync(IModelRegistry registry, string version, string name, CancellationToken cancellationToken) =>
        await registry.ReadEvidenceAsync(version, name, cancellationToken).ConfigureAwait(false) is { } file
            ? JsonSerializer.Deserialize(file.Span, HostingJsonContext.Default.GateDecision)
            : null;

    /// <summary>The decision as a document.</summary>
    /// <param name="decision">The decision.</param>
    /// <returns>JSON in UTF-8.</returns>
    public static byte[] ToJson(GateDecision decision) =>
        JsonSerializer.SerializeToUtf8Bytes(decision ?? throw new ArgumentNullException(nameof(decision)), HostingJsonContext.Default.GateDecision);

    /// <summary>Records a decision.</summary>
    /// <param name="run">The run of the training.</param>
    /// <param name="decision">The decision.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when it is on record.</returns>
    /// <exception cref="TrackingException">The run has ended or cannot be recorded.</exception>
    public static Task LogAsync(IExperimentRun run, GateDecision decision, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(decision);
        return LogAsync(run, decision, FileName(decision), cancellationToken);
    }

    /// <summary>Records a decision under the name that it has beside the version.</summary>
    internal static async Task LogAsync(IExperimentRun run, GateDecision decision, string name, CancellationToken cancellationToken)
    {
        await run.LogArtifactAsync(name, ToJson(decision), cancellationToken).ConfigureAwait(false);
        await run.LogMetricsAsync([.. Metrics(decision)], cancellationToken).ConfigureAwait(false);
        await LogVerdictAsync(run, decision, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The verdict alone, as where the registry refuses what the gate let through: what was measured stays.</summary>
    internal static async Task LogVerdictAsync(IExperimentRun run, GateDecision decision, CancellationToken cancellationToken)
    {
        await run.LogMetricsAsync([new ExperimentMetric("gate.promoted", decision.Promoted ? 1 : 0)], cancellationToken).ConfigureAwait(false);
        var tags = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            [DecisionTag] = decision.Promoted ? Promoted : Refused,
            [ReasonsTag] = Cut(string.Join("; ", decision.Reasons)),
        };
        foreach (var guard in decision.Guards)
        {
            tags[$"guard.{guard.Name}"] = SnakeCase.Of(guard.Verdict) + (guard.Refuses ? ", refuses" : string.Empty);
        }

        await run.SetTagsAsync(tags, cancellationToken).ConfigureAwait(false);
    }

    internal static Task LogTagAsync(IExperimentRun run, string name, string value, CancellationToken cancellationToken) =>
        run.SetTagsAsync(new Dictionary<string, string>(StringComparer.Ordinal) { [name] = Cut(value) }, cancellationToken);

    private static IEnumerable<ExperimentMetric> Metrics(GateDecision decision)
    {
        var own = decision.Strategies.Count > 0 ? decision.Strategies[0] : null;
        IEnumerable<(string Name, double? Value)> measured =
        [
            ("gate.trials", decision.Trials),
            ("gate.trials_on_holdout", decision.TrialsOnHoldout),
            ("gate.holdout_openings", decision.HoldoutOpenings),
            ("gate.p_value", decision.PValue),
            ("gate.deflated_p_value", decision.DeflatedPValue),
            ("gate.maximum_p_value", decision.MaximumPValue),
            ("gate.advantage", decision.Advantage),
            ("gate.beta", decision.Beta),
            ("holdout.net_return", own?.NetReturn),
            ("holdout.trades", own?.Trades),
            .. decision.ChampionTests.SelectMany(test => new (string, double?)[]
            {
                ($"gate.champion.{test.Name}.difference", test.Difference),
                ($"gate.champion.{test.Name}.p_value", test.PValue),
                ($"gate.champion.{test.Name}.holm_p_value", test.HolmPValue),
            }),
            .. decision.Guards.Select(guard => ($"guard.{guard.Name}", guard.Measured)),
        ];

        // What was not measured, or is no number, is left out: it is not 0.
        return measured.Where(m => m.Value is { } value && double.IsFinite(value)).Select(m => new ExperimentMetric(m.Name, m.Value!.Value));
    }

    private static string FileName(int number) => string.Create(CultureInfo.InvariantCulture, $"gate-{number:0000}.json");

    private static string Cut(string text)
    {
        if (Encoding.UTF8.GetByteCount(text) <= ExperimentRules.MaximumTagLength)
        {
            return text;
        }

        // At most three bytes stand for a UTF-16 unit, four for a pair of them.
        var length = (ExperimentRules.MaximumTagLength / 3) - 1;
        return string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[length - 1]) ? length - 1 : length), "…");
    }
}
