using System.Globalization;
using System.Text.Json;
using AlphaPulse.Backtesting;
using AlphaPulse.Features;
using AlphaPulse.Training;

namespace AlphaPulse.Hosting;

/// <summary>
/// What a training leaves beside its version so that the gate can judge it later: the guards, which bars are its holdout, what a trade cost, and what it
/// was made with.
/// </summary>
/// <remarks>Kept by <see cref="CandidateTraining"/> as <see cref="FileName"/>. Immutable and safe for use from any thread.</remarks>
public sealed record TrainingEvidence
{
    /// <summary>The name of the document, among the evidence of the version.</summary>
    public const string FileName = "training.json";

    /// <summary>The name of the format.</summary>
    public string Format { get; init; } = "alphapulse-training";

    /// <summary>The version of the format.</summary>
    public int FormatVersion { get; init; } = 1;

    /// <summary>The series, as in <c>binance:BTC-USDT@1h</c>.</summary>
    public required string Series { get; init; }

    /// <summary>The name of the calendar.</summary>
    public required string Calendar { get; init; }

    /// <summary>The series behind each name with an <c>@</c> in the features.</summary>
    public required IReadOnlyDictionary<string, string> Streams { get; init; }

    /// <summary>How many bars there were up to the last one of the holdout, that one included.</summary>
    public required int Bars { get; init; }

    /// <summary>
    /// SHA-256 over what the market did in these bars (<see cref="BarHash.LeavesOutProvenance"/>). What came after them may grow, and another source may tell the
    /// same of them; they may not change.
    /// </summary>
    public required string BarsHash { get; init; }

    /// <summary>SHA-256 over the feature rows of these bars (<see cref="FeatureMatrix.HashOfFirst"/>), and so over what other instruments and sources said in them.</summary>
    public required string RowsHash { get; init; }

    /// <summary>The open time of the first bar of the holdout, UTC.</summary>
    public required DateTimeOffset HoldoutFrom { get; init; }

    /// <summary>The open time of the last bar of the holdout, UTC.</summary>
    public required DateTimeOffset HoldoutTo { get; init; }

    /// <summary>The fee of one side in basis points.</summary>
    public required decimal FeeBasisPoints { get; init; }

    /// <summary>The slippage of one side in basis points.</summary>
    public required decimal SlippageBasisPoints { get; init; }

    /// <summary>The trial that was chosen.</summary>
    public required Trial Chosen { get; init; }

    /// <summary>What the guards of the training measured; the gate asks for them.</summary>
    public required IReadOnlyList<GuardResult> Guards { get; init; }

    /// <summary>What identifies the model, what it was made from, and the code and the machine that made it.</summary>
    public required ModelFingerprints Fingerprints { get; init; }

    /// <summary>The id of the recorded run of the training.</summary>
    public required string Run { get; init; }

    /// <summary>Whether a generator made any bar.</summary>
    public required bool IsSimulated { get; init; }

    /// <summary>Why drift is not watched; <see langword="null"/> where it is.</summary>
    public string? UnwatchedReason { get; init; }

    /// <summary>What it is made for, as its makers state it; <see langword="null"/> where they did not.</summary>
    public string? IntendedUse { get; init; }

    /// <summary>Its licence, as its makers state it; <see langword="null"/> where they did not.</summary>
    public string? Licence { get; init; }

    /// <summary>Who answers for it, as its makers state it; <see langword="null"/> where they did not.</summary>
    public string? Owner { get; init; }

    /// <summary>What its makers say it must not be used for or cannot do.</summary>
    public IReadOnlyList<string> Limits { get; init; } = [];

    /// <summary>The costs of the training.</summary>
    /// <returns>The costs.</returns>
    public TradingCosts ToCosts() => new() { FeeBasisPoints = FeeBasisPoints, SlippageBasisPoints = SlippageBasisPoints };

    /// <summary>Writes the document.</summary>
    /// <returns>JSON in UTF-8 with names in snake case.</returns>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, HostingJsonContext.Default.TrainingEvidence);

    /// <summary>Reads what is kept beside a version.</summary>
    /// <param name="registry">The registry.</param>
    /// <param name="version">The id of the version.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The evidence; <see langword="null"/> where none is kept, as of a version that was imported or trained by an older release.</returns>
    /// <exception cref="TrainingEvidenceException">The document is not what this release writes.</exception>
    /// <exception cref="RegistryException">The document is gone or was changed, or the record cannot be trusted.</exception>
    public static async Task<TrainingEvidence?> ReadAsync(IModelRegistry registry, string version, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(registry);
        if (await registry.ReadEvidenceAsync(version, FileName, cancellationToken).ConfigureAwait(false) is not { } file)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(file.Span, HostingJsonContext.Default.TrainingEvidence) is { Format: "alphapulse-training", FormatVersion: 1 } evidence
                ? evidence
                : throw new TrainingEvidenceException($"{FileName} of {version} is no record of a training of version 1; use the release that wrote it, or train again.");
        }
        catch (JsonException e)
        {
            throw new TrainingEvidenceException($"{FileName} of {version} cannot be read ({e.Message}); use the release that wrote it, or train again.", e);
        }
    }

    /// <summary>What the gate is asked about the version on feature rows of the bars that it was trained on, or of those and later ones.</summary>
    /// <param name="version">The id of the version.</param>
    /// <param name="features">The rows, in the schema of the version.</param>
    /// <param name="calendar">The calendar that the rows were made by.</param>
    /// <returns>The request; it opens nothing.</returns>
    /// <exception cref="TrainingEvidenceException">
    /// The bars up to the end of the holdout, the other instruments, the calendar, or what else the rows were made from is not that of the training.
    /// </exception>
    public GateRequest ToRequest(string version, FeatureMatrix features, ITradingCalendar calendar)
    {
        ArgumentException.ThrowIfNullOrEmpty(version);
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(calendar);
        var series = features.Count > 0 ? features.Bars[0].Series.ToString() : "nothing";
        if (series != Series)
        {
            throw new TrainingEvidenceException($"{version} was trained on {Series} and cannot be judged on {series}; give the bars of its series.");
        }

        if (calendar.Name != Calendar)
        {
            throw new TrainingEvidenceException($"{version} was trained on the calendar '{Calendar}' and cannot be judged on '{calendar.Name}'; take that of the training.");
        }

        foreach (var (name, other) in Streams)
        {
            if (!features.Streams.TryGetValue(name, out var given) || given.ToString() != other)
            {
                throw new TrainingEvidenceException(
                    $"{version} was trained with {other} behind '@{name}' and cannot be judged with {(features.Streams.ContainsKey(name) ? given.ToString() : "nothing")}; name that instrument.");
            }
        }

        if (features.Count < Bars || features.Bars[Bars - 1].OpenTime != HoldoutTo || HashOf(features.Bars.Take(Bars)) != BarsHash)
        {
            throw new TrainingEvidenceException(string.Create(
                CultureInfo.InvariantCulture,
                $"The {features.Count} bars are not those that {version} was trained on: up to {UtcText.Format(HoldoutTo)} there have to be {Bars} with the SHA-256 {BarsHash}. Give the file or the store of the training, which may have later bars; the holdout stays shut."));
        }

        if (features.HashOfFirst(Bars) is var rows && rows != RowsHash)
        {
            throw new TrainingEvidenceException(
                $"The bars are those that {version} was trained on, and the feature rows up to {UtcText.Format(HoldoutTo)} are not: they have the SHA-256 {rows} instead of {RowsHash}. Another instrument, a source, a cut or the policy for unclean windows says something else of these bars than it did then. Give what the training had; the holdout stays shut.");
        }

        var from = Bars - 1;
        while (from > 0 && features.Bars[from].OpenTime > HoldoutFrom)
        {
            from--;
        }

        return new GateRequest(version, features, from..Bars, calendar, Guards) { Evidence = this };
    }

    internal static TrainingEvidence Of(
        TrainingMaterial material, TrainingResult result, ModelVersion version, string run, TradingCosts costs, ModelCardOptions stated, string? unwatchedReason)
    {
        var bars = material.Features.Bars;
        var (from, end) = (result.Split.HoldoutBars.Start.Value, result.Split.HoldoutBars.End.Value);
        return new TrainingEvidence
        {
            Series = material.Series.ToString(),
            Calendar = material.Calendar.Name,
            Streams = new SortedDictionary<string, string>(material.Features.Streams.ToDictionary(s => s.Key, s => s.Value.ToString(), StringComparer.Ordinal), StringComparer.Ordinal),
            Bars = end,
            BarsHash = HashOf(bars.Take(end)),
            RowsHash = material.Features.HashOfFirst(end),
            HoldoutFrom = bars[from].OpenTime,
            HoldoutTo = bars[end - 1].OpenTime,
            FeeBasisPoints = costs.FeeBasisPoints,
            SlippageBasisPoints = costs.SlippageBasisPoints,
            Chosen = result.Chosen,
            Guards = result.Guards,
            Fingerprints = ProcessFingerprints.Of(version, result.Artifact),
            Run = run,
            IsSimulated = bars.Any(b => b.Provenance == BarProvenance.Simulated),
            UnwatchedReason = unwatchedReason,
            IntendedUse = stated.IntendedUse,
            Licence = stated.Licence,
            Owner = stated.Owner,
            Limits = [.. stated.Limits],
        };
    }

    internal void RequireCosts(TradingCosts costs)
    {
        if (costs.Fraction != ToCosts().Fraction)
        {
            throw new TrainingEvidenceException(string.Create(
                CultureInfo.InvariantCulture,
                $"The training charged {ToCosts().Fraction * 10_000:0.####} basis points a side and the gate charges {costs.Fraction * 10_000:0.####}; judge it by its own costs (TrainingEvidence.ToCosts), or train again with those of the gate."));
        }
    }

    internal ModelCardParts ToCard(ModelVersion version, ModelArtifact artifact)
    {
        var stated = new ModelCardOptions { IntendedUse = IntendedUse, Licence = Licence, Owner = Owner };
        foreach (var limit in Limits)
        {
            stated.Limits.Add(limit);
        }

        return new ModelCardParts
        {
            Candidate = version,
            Artifact = artifact,
            Chosen = Chosen,
            Guards = Guards,
            Fingerprints = Fingerprints,
            CostBasisPointsPerSide = ToCosts().Fraction * 10_000,
            IsSimulated = IsSimulated,
            UnwatchedReason = UnwatchedReason,
            Stated = stated,
        };
    }

    private static string HashOf(IEnumerable<Bar> bars)
    {
        using var hash = new BarHash { LeavesOutProvenance = true };
        foreach (var bar in bars)
        {
            hash.Append(bar);
        }

        return hash.Finish();
    }
}
