using System.Globalization;
using AlphaPulse.Backtesting;
using AlphaPulse.Features;

namespace AlphaPulse.Training;

/// <summary>
/// Opens the holdout once for a candidate and decides whether it may serve: net of costs it must make money, trade often enough
/// to say something, and beat every naive baseline and the champion by more than chance explains.
/// </summary>
/// <remarks>Safe for use from any thread.</remarks>
public sealed class PromotionGate
{
    private readonly GateOptions _options;
    private readonly TradingCosts _costs;
    private readonly TimeProvider _time;

    /// <summary>Creates a gate.</summary>
    /// <param name="vault">Counts the openings of the holdout.</param>
    /// <param name="options">What a model must show.</param>
    /// <param name="costs">What a trade costs.</param>
    /// <param name="time">The clock that <see cref="GateOptions.MaximumScoringTime"/> is measured by; <see langword="null"/> for that of the system.</param>
    /// <param name="labels">Reads the labels of models; <see langword="null"/> for those of the package.</param>
    /// <exception cref="ArgumentException">An option is out of its range; the message names each with what to set.</exception>
    public PromotionGate(IHoldoutVault vault, GateOptions options, TradingCosts costs, TimeProvider? time = null, LabelCatalog? labels = null)
    {
        ArgumentNullException.ThrowIfNull(vault);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(costs);
        OptionDefects.Refuse(GateOptionsValidator.FindDefects(options), nameof(options));
        Vault = vault;
        Labels = labels ?? LabelCatalog.BuiltIn;
        _options = options;
        _costs = costs;
        _time = time ?? TimeProvider.System;
    }

    /// <summary>Counts the openings of the holdout.</summary>
    public IHoldoutVault Vault { get; }

    /// <summary>Reads the labels of models: those of the package, and those that were added.</summary>
    public LabelCatalog Labels { get; }

    /// <summary>Decides.</summary>
    /// <param name="candidate">The registered candidate.</param>
    /// <param name="champion">The present champion; <see langword="null"/> where there is none.</param>
    /// <param name="features">The rows of the whole series, in the schema of the candidate.</param>
    /// <param name="holdout">The bars of the holdout.</param>
    /// <param name="calendar">The calendar of the instrument.</param>
    /// <param name="training">What the guards of its training measured (<see cref="TrainingResult.Guards"/>); one that binds and is missing refuses the candidate.</param>
    /// <param name="overrideReason">Why a holdout may be opened that another candidate has seen; recorded. <see langword="null"/> for no override.</param>
    /// <param name="cancellationToken">Cancels the decision.</param>
    /// <returns>The decision. A holdout that was opened for another candidate before gives a refusal, not an exception.</returns>
    /// <exception cref="UnknownLabelException">The label of the candidate is none of the catalog of labels; the holdout was not opened.</exception>
    /// <exception cref="ArgumentException">The label of the candidate, or of the champion that it is compared with, cannot be; the holdout was not opened.</exception>
    public async Task<GateDecision> DecideAsync(
        LoadedModel candidate,
        LoadedModel? champion,
        FeatureMatrix features,
        Range holdout,
        ITradingCalendar calendar,
        IReadOnlyList<GuardResult> training,
        string? overrideReason = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentNullException.ThrowIfNull(training);

        // Before the holdout is opened, for it is opened once: whatever is wrong with a label spends no look.
        var label = Labels.Parse(candidate.Artifact.Manifest.Label);
        var blank = Blank(candidate, champion, features, holdout, training);
        var rival = blank.Champion is null ? null : FindRival(champion!, features, blank.HoldoutFrom);
        var (start, length) = holdout.GetOffsetAndLength(features.Count);
        var timeframe = features.Bars[start].Series.Timeframe;
        HoldoutOpening opening;
        try
        {
            var manifest = candidate.Artifact.Manifest;
            opening = await Vault
                .OpenAsync(manifest.Series, blank.HoldoutFrom, calendar.CloseOf(timeframe, blank.HoldoutTo), candidate.Version.Sha256, manifest.Trials, overrideReason, cancellationToken).ConfigureAwait(false);
        }
        catch (HoldoutException exception)
        {
            return blank with { Reasons = [exception.Message] };
        }

        var opened = blank with
        {
            HoldoutOpenings = opening.Count,
            TrialsOnHoldout = opening.TrialsOnHoldout,
            HoldoutOverride = opening.OverrideReason,
        };
        return Compare(opened, candidate, label, rival, features, start..(start + length), calendar, training);
    }

    /// <summary>Refuses a candidate without asking what the holdout says, which stays shut: for a reason that lies outside of it.</summary>
    /// <param name="candidate">The registered candidate.</param>
    /// <param name="champion">The present champion; <see langword="null"/> where there is none.</param>
    /// <param name="features">The rows of the whole series, in the schema of the candidate.</param>
    /// <param name="holdout">The bars of the holdout.</param>
    /// <param name="training">What the guards of its training measured (<see cref="TrainingResult.Guards"/>).</param>
    /// <param name="reason">Why, in words.</param>
    /// <returns>The refusal; the vault knows nothing of it.</returns>
    public GateDecision Refuse(
        LoadedModel candidate, LoadedModel? champion, FeatureMatrix features, Range holdout, IReadOnlyList<GuardResult> training, string reason)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(training);
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return Blank(candidate, champion, features, holdout, training) with { Reasons = [reason] };
    }

    private GateDecision Blank(LoadedModel candidate, LoadedModel? champion, FeatureMatrix features, Range holdout, IReadOnlyList<GuardResult> training)
    {
        var (start, length) = holdout.GetOffsetAndLength(features.Count);
        return new GateDecision
        {
            Promoted = false,
            Reasons = [],
            Strategies = [],
            Trials = candidate.Artifact.Manifest.Trials,
            CostBasisPointsPerSide = _costs.Fraction * 10_000,
            HoldoutFrom = features.Bars[start].OpenTime,
            HoldoutTo = features.Bars[start + length - 1].OpenTime,
            HoldoutOpenings = 0,
            Guards = Bind(training),
            Champion = champion is null || champion.Version.Id == candidate.Version.Id ? null : champion.Version.Id,
        };
    }

    /// <summary>The champion that the candidate is compared with; its label counts only where nothing keeps it from being compared.</summary>
    private Rival FindRival(LoadedModel champion, FeatureMatrix features, DateTimeOffset holdoutFrom)
    {
        var obstacle = FindObstacle(champion, features, holdoutFrom);
        return new Rival(champion, obstacle, obstacle is null && Labels.TryParse(champion.Artifact.Manifest.Label, out var label) ? label : null);
    }

    private GateDecision Compare(
        GateDecision blank,
        LoadedModel candidate,
        ILabel label,
        Rival? rival,
        FeatureMatrix features,
        Range holdout,
        ITradingCalendar calendar,
        IReadOnlyList<GuardResult> training)
    {
        var runner = new BacktestRunner(_costs, calendar);
        var bars = features.Bars.Slice(holdout);
        var mine = runner.Run(bars, DecisionPath.Of(candidate.Artifact.Model, candidate.Artifact.Rule, features, holdout));
        var opponents = new List<(string Name, BacktestResult Result, bool IsChampion)>();
        if (rival is { Obstacle: null, Champion: var champion })
        {
            var path = DecisionPath.Of(champion.Artifact.Model, champion.Artifact.Rule, features, holdout);
            opponents.Add(($"champion {champion.Version.Id}", runner.Run(bars, path), true));
        }

        foreach (var (name, path) in Baselines.All(features.Bars, holdout))
        {
            opponents.Add((name, runner.Run(bars, path), false));
        }

        var own = StrategyResult.Of("candidate", mine);
        var described = opponents.ConvertAll(o => StrategyResult.Of(o.Name, o.Result));
        var best = described.MaxBy(d => d.NetReturn)!;

        // The evidence is that against the hardest of all, so that no choice among them can flatter it.
        var returns = ConstantSizeReturns.Of(mine, bars, _costs);
        var evidence = opponents
            .Select(o => Weigh(returns, ConstantSizeReturns.Of(o.Result, bars, _costs), o.Name, o.IsChampion, candidate.Artifact.Manifest.Seed))
            .MaxBy(e => e.Test.PValue)!;
        var trials = _options.DeflateForTrials ? Math.Max(1, blank.TrialsOnHoldout) : 1;
        var deflated = Deflate(evidence.Test.PValue, trials);
        var reasons = FindRefusals(own, best, evidence, deflated, trials);
        if (rival?.Obstacle is { } obstacle)
        {
            reasons.Add(obstacle);
        }

        var scores = HoldoutScores.Of(candidate.Artifact, label, features, holdout, calendar);
        var (tests, championScores) = rival is not null && opponents is [{ IsChampion: true } served, ..]
            ? ChampionComparison.Run(
                candidate.Artifact, scores, rival.Label is { } theirs ? HoldoutScores.Of(rival.Champion.Artifact, theirs, features, holdout, calendar) : null, returns, ConstantSizeReturns.Of(served.Result, bars, _costs), _options)
            : ChampionComparison.Without(rival?.Obstacle);
        var guards = Bind(
        [
            .. training,
            .. Missing(training),
            HoldoutGuards.TrackRecord(returns, scores, _options),
            HoldoutGuards.CalibrationBudget(candidate.Artifact, scores, _options),
            HoldoutGuards.Coverage(candidate.Artifact, scores, _options),
            HoldoutGuards.Latency(candidate.Artifact, features, holdout, _options, _time),
            championScores,
        ]);
        reasons.AddRange(guards.Where(g => g.Refuses).Select(g => $"{g.Name}: {g.Words}"));

        var promoted = reasons.Count == 0;
        if (promoted)
        {
            reasons.Add(Text($"net return {own.NetReturn:P2} on the holdout against {best.NetReturn:P2} of {best.Name}, {own.Trades} trades; the advantage is least certain over {evidence.Over}: {Judged(evidence.Test.PValue, deflated, trials)}"));
        }

        return blank with
        {
            Promoted = promoted,
            Reasons = reasons,
            Strategies = [own, .. described],
            BestBaseline = evidence.Over,
            Beta = evidence.Beta,
            Advantage = evidence.Test.Mean,
            PValue = evidence.Test.PValue,
            DeflatedPValue = deflated,
            IsDeflated = _options.DeflateForTrials,
            MaximumPValue = _options.MaximumPValue,
            Guards = guards,
            ChampionTests = tests,
            AdvantageLow = evidence.Test.Lower,
            AdvantageHigh = evidence.Test.Upper,
        };
    }

    private List<GuardResult> Bind(IEnumerable<GuardResult> guards) => [.. guards.Select(g => g with { IsBinding = _options.BindingGuards.Contains(g.Name, StringComparer.Ordinal) })];

    /// <summary>What nobody measured did not hold.</summary>
    private IEnumerable<GuardResult> Missing(IReadOnlyList<GuardResult> training) => _options.BindingGuards
        .Where(name => !GuardNames.OfGate.Contains(name, StringComparer.Ordinal) && training.All(g => g.Name != name))
        .Select(name => GuardText.NotMeasured(name, $"the training of the candidate brought no such guard; pass TrainingResult.Guards. A model that was imported, or trained by an older release, has none: train one of its kind with this release, or put on record why it serves without the gate (alphapulse models promote VERSION --override-gate REASON)"));

    private Evidence Weigh(double[] own, double[] theirs, string over, bool isReplaced, long seed)
    {
        var excess = isReplaced ? ExcessReturns.InPlaceOf(own, theirs) : ExcessReturns.Over(own, theirs);
        var options = new BootstrapOptions { Resamples = _options.Resamples, Confidence = 0.9 };
        return new Evidence(over, excess.Beta, StationaryBootstrap.TestMean([.. excess.Values], seed, options));
    }

    /// <summary>The chance that the best of so many trials of nothing shows a p-value at most this small.</summary>
    private static double Deflate(double pValue, long trials) => trials == 1 || pValue >= 1 ? pValue : 1 - Math.Pow(1 - pValue, trials);

    private List<string> FindRefusals(StrategyResult own, StrategyResult best, Evidence evidence, double deflated, long trials)
    {
        var reasons = new List<string>();
        if (own.Trades < _options.MinimumTrades)
        {
            reasons.Add(Text($"too few trades on the holdout to say something: {own.Trades}, and at least {_options.MinimumTrades} are needed"));
        }

        if (own.NetReturn <= 0)
        {
            reasons.Add(Text($"net return {own.NetReturn:P2} on the holdout is not above zero (gross {own.GrossReturn:P2})"));
        }

        if (own.NetReturn <= best.NetReturn)
        {
            reasons.Add(Text($"net return {own.NetReturn:P2} on the holdout does not beat {best.NetReturn:P2} of {best.Name}"));
        }

        if (!(deflated <= _options.MaximumPValue))
        {
            var test = evidence.Test;
            reasons.Add(Text($"the advantage of {test.Mean * 10_000:0.00} basis points a bar over {evidence.Over} (beta {evidence.Beta:0.00}; 90 % interval {test.Lower * 10_000:0.00} to {test.Upper * 10_000:0.00}) has {Judged(test.PValue, deflated, trials)}, above {_options.MaximumPValue}"));
        }

        var least = 1.0 / (1 + _options.Resamples);
        if (Deflate(least, trials) > _options.MaximumPValue)
        {
            reasons.Add(Text($"{_options.Resamples} resamples show no p-value below {least:0.0000000}, which is {Deflate(least, trials):0.0000} after {trials} trials; raise GateOptions.Resamples for a search of that size"));
        }

        return reasons;
    }

    /// <summary>Why a champion cannot be compared, in words. It is not replaced by a model that was never measured against it.</summary>
    private static string? FindObstacle(LoadedModel champion, FeatureMatrix features, DateTimeOffset holdoutFrom)
    {
        var (id, manifest, schema) = (champion.Version.Id, champion.Artifact.Manifest, champion.Artifact.Model.Schema);
        return manifest.Series != features.Bars[0].Series
            ? $"the champion {id} serves {manifest.Series}; keep one registry for each series"
            : !schema.Equals(features.Schema)
                ? $"the champion {id} scores the features '{schema.Name}' and cannot be compared on '{features.Schema.Name}'; train on its features, or retire it first"
                : manifest.TrainedTo > holdoutFrom
                    ? $"the champion {id} was trained on bars up to {UtcText.Format(manifest.TrainedTo)} and so has seen part of this holdout; wait for newer data"
                    : null;
    }

    private static string Judged(double pValue, double deflated, long trials) => trials > 1
        ? Text($"p = {deflated:0.0000} after {trials} trials ({pValue:0.0000} before)")
        : Text($"p = {pValue:0.0000} for one candidate that nothing was chosen for");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private sealed record Rival(LoadedModel Champion, string? Obstacle, ILabel? Label);

    private sealed record Evidence(string Over, double Beta, BootstrapResult Test);
}
