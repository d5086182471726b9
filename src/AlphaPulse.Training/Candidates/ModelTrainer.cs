using System.Collections.ObjectModel;
using AlphaPulse.Backtesting;
using AlphaPulse.Features;
using AlphaPulse.Models;

namespace AlphaPulse.Training;

/// <summary>
/// Fits every candidate on the training part, compares them net of costs on the validation part, or searches on purged folds of both;
/// fits the best again on both and calibrates it. Never reads the holdout or the replay part.
/// </summary>
/// <remarks>Safe for use from any thread.</remarks>
public sealed class ModelTrainer
{
    private readonly TrainingOptions _options;
    private readonly TradingCosts _costs;
    private readonly TimeProvider _time;

    /// <summary>Creates a trainer.</summary>
    /// <param name="options">What is tried.</param>
    /// <param name="costs">What a trade costs.</param>
    /// <param name="time">The clock that the time budget of a search is measured by; <see langword="null"/> for that of the system.</param>
    /// <exception cref="ArgumentException">An option is out of its range; the message names each with what to set.</exception>
    public ModelTrainer(TrainingOptions options, TradingCosts costs, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(costs);
        OptionDefects.Refuse(TrainingOptionsValidator.FindDefects(options), nameof(options));
        _options = options;
        _costs = costs;
        _time = time ?? TimeProvider.System;
    }

    /// <summary>
    /// The candidates that the options name: linear regression and boosted trees on the forward return, logistic regression and boosted trees
    /// on the direction, those of <see cref="TrainingOptions.MetaLabel"/>, and then <see cref="TrainingOptions.Candidates"/>. The linear ones come first: the first of equals is kept.
    /// </summary>
    /// <returns>The candidates in the order of trying.</returns>
    public IReadOnlyList<Candidate> DefaultCandidates()
    {
        var forwardReturn = Labels.ForwardLogReturn(_options.HorizonBars);
        var direction = Labels.Direction(_options.HorizonBars);
        return
        [
            .. Penalties((alpha, ratio) => new Candidate(ratio == 0 ? new RidgeLearner { Alpha = alpha } : new ElasticNetLearner { Alpha = alpha, L1Ratio = ratio }, forwardReturn)),
            .. Penalties((alpha, ratio) => new Candidate(new LogisticLearner { Alpha = alpha, L1Ratio = ratio }, direction)),
            .. _options.TreeDepths.Select(d => new Candidate(new BoostedTreesLearner { Loss = BoostingLoss.Squared, MaxDepth = d }, forwardReturn)),
            .. _options.TreeDepths.Select(d => new Candidate(new BoostedTreesLearner { Loss = BoostingLoss.Logistic, MaxDepth = d }, direction)),
            .. MetaLabelled(),
            .. _options.LatencyBudget is null || _options.TreeDepths.Count == 0 ? [] : Forms(forwardReturn, direction),
            .. _options.Candidates,
        ];

        IEnumerable<Candidate> MetaLabelled() => _options.MetaLabel is { } meta
            ? Penalties((alpha, ratio) => meta.Compose(new LogisticLearner { Alpha = alpha, L1Ratio = ratio }, Labels.NetSide(_options.HorizonBars, _costs.Fraction * 10_000), _options))
                .SelectMany(candidates => candidates)
            : [];
    }

    /// <summary>Trains.</summary>
    /// <param name="features">The rows of the whole series.</param>
    /// <param name="calendar">The calendar of the instrument.</param>
    /// <param name="dataHash">SHA-256 over the bars that the rows were made of (<see cref="BarHash"/>). The manifest has it with that of the rows (<see cref="DataFingerprint"/>), and alone as <c>bars_sha256</c>.</param>
    /// <param name="candidates">What to try; where <see langword="null"/>, what <see cref="TrainingOptions.Search"/> draws, or <see cref="DefaultCandidates"/> without it.</param>
    /// <param name="holdoutFrom">The earliest open time that the holdout may begin at (<see cref="HoldoutPlacement"/>); <see langword="null"/> for the shares of <see cref="TrainingOptions.Split"/> alone.</param>
    /// <param name="progress">Is told of each trial that is over; <see langword="null"/> where nobody asks.</param>
    /// <param name="cancellationToken">Cancels the training.</param>
    /// <returns>The chosen model and the trials.</returns>
    /// <exception cref="InsufficientHistoryException">There are too few samples, or too few that weigh something.</exception>
    /// <exception cref="LearningException">A learner has no model for the samples, or none of a part weighs anything with <see cref="TrainingOptions.Weighting"/>.</exception>
    /// <exception cref="ArgumentException">There is no candidate, or the label of one tells no side, so its score cannot become a signal.</exception>
    /// <exception cref="InvalidOperationException">The options were changed since to values out of their ranges.</exception>
    public TrainingResult Train(
        FeatureMatrix features,
        ITradingCalendar calendar,
        string dataHash,
        IReadOnlyList<Candidate>? candidates = null,
        DateTimeOffset? holdoutFrom = null,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentNullException.ThrowIfNull(dataHash);
        if (TrainingOptionsValidator.FindDefects(_options).ToList() is { Count: > 0 } defects)
        {
            // Options can be changed after the trainer was made; what is found at the end of a training comes too late.
            throw new InvalidOperationException(string.Join(" ", defects));
        }

        var parts = new TrainingParts(features, calendar, _options, holdoutFrom);
        var runner = new TrialRunner(parts, _options, _costs);
        var filter = new LatencyFilter(_options.LatencyBudget, features.Schema.Columns.Count);
        var runs = TryAll(parts, runner, _options.Search, candidates, filter, dataHash, progress, cancellationToken);

        // The first of equals is kept: candidates come from simple to less simple. Where nothing traded at all, the first stands for the
        // lot; the gate will say that it does not trade.
        var best = runs.Where(r => r.Trial is { IsComplete: true, NetSharpe: not null }).MaxBy(r => r.Trial.NetSharpe)
            ?? runs.Find(r => r.Trial.IsComplete)
            ?? throw new LearningException($"None of the {runs.Count} trials came to a model: {runs[0].Trial.Failure} Change what is tried.");
        return Finish(parts, runner, runs, best, BestWhereMoved, filter.LeftOut, dataHash, progress, cancellationToken);

        double? BestWhereMoved(double share)
        {
            // Nothing of it is kept in the journal: these are trials of other labels, and they compete with none.
            var moved = new TrainingParts(features, calendar, _options, holdoutFrom, share);
            var search = _options.Search is { } own ? own.WithoutJournal() : null;
            var other = new LatencyFilter(_options.LatencyBudget, features.Schema.Columns.Count);
            return TryAll(moved, new TrialRunner(moved, _options, _costs), search, candidates, other, dataHash, progress: null, cancellationToken)
                .Where(r => r.Trial.IsComplete).Max(r => r.Trial.NetSharpe);
        }
    }

    private List<TrialRun> TryAll(
        TrainingParts parts,
        TrialRunner runner,
        SearchOptions? search,
        IReadOnlyList<Candidate>? candidates,
        LatencyFilter filter,
        string dataHash,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancellationToken)
    {
        var runs = candidates is null && search is not null
            ? new CandidateSearch(search, _options, parts, runner, filter, _time).Run(DataFingerprint.Of(dataHash, parts.Features), progress, cancellationToken)
            : TryEach([.. (candidates ?? DefaultCandidates()).Where(filter.Admits)], runner, progress, cancellationToken);
        if (runs.Count == 0)
        {
            throw filter.LeftOut.Count > 0 ? filter.NothingLeft() : new ArgumentException("There is nothing to try; give at least one candidate.", nameof(candidates));
        }

        EnsureSided(runs.Select(r => r.Plan.Candidate));
        return runs;
    }

    private TrainingResult Finish(
        TrainingParts parts,
        TrialRunner runner,
        List<TrialRun> runs,
        TrialRun best,
        Func<double, double?> bestWhereMoved,
        IReadOnlyList<LeftOutCandidate> leftOut,
        string dataHash,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancellationToken)
    {
        var (set, split) = parts.For(best.Plan.Candidate.Label);

        // When to stop is found on a slice; the last fit uses every row and does as many rounds.
        var learner = EachFold.Within(best.Plan.Candidate.Learner, _options.MaximumThreads);
        var curve = best.Curve;
        if (learner is IValidatedLearner growing)
        {
            curve ??= runner.Fit(learner, set, split.Train, split.Growing, split.Stopping, _options.MaximumThreads, cancellationToken).Curve!;
            learner = growing.WithRounds(best.Rounds ?? curve.BestRound);
        }

        var rows = parts.Matrix(set, split.Refit, TrainingParts.RefitPart);
        var pair = (learner as MetaLabelLearner)?.FitPair(rows, _options.Seed, cancellationToken);
        var final = pair?.Model ?? learner.Fit(rows, _options.Seed, cancellationToken);
        var rule = SignalRules.Of(final, set, split.Refit, best.Plan.FlatShare);
        var (cross, crossFailure) = Try(() => CrossFit.Run(learner, set, split.Refit, _options.Folds, _options, cancellationToken));
        var (paths, pathsFailure) = _options.Combinatorial is { } asked
            ? Try(() => new CombinatorialEvaluation(asked, _options, parts, runner, _time).Run(best, runs, progress, cancellationToken))
            : (null, null);
        var calibration = cross is null ? null : ModelCalibration.Fit(final, rule, cross, _options);
        var served = calibration?.Model ?? final;
        var predicted = ScoringCost.Of(served)?.Nanoseconds;
        var manifest = ManifestBuilder.Build(_options, _costs.Fraction, set, split, best.Trial, calibration?.Report, served, pair?.Rounds ?? ReadOnlyDictionary<string, int>.Empty, dataHash, runs.Count);
        var artifact = new ModelArtifact(served, calibration?.Rule ?? rule, manifest);
        var guards = TrainingGuards.Measure(new GuardContext
        {
            Options = _options,
            Parts = parts,
            Runner = runner,
            Runs = runs,
            Best = best,
            Learner = learner,
            Curve = curve,
            Stops = runner.StopsOf(best, cancellationToken),
            StoppingFolds = best is { Rounds: not null, Curve: null } ? parts.FoldsFor(best.Plan.Candidate.Label, _options.Search!.Folds) : null,
            Cross = cross,
            CrossFailure = crossFailure,
            Paths = paths,
            PathsFailure = pathsFailure,
            Calibration = calibration?.Report,
            BestWhereMoved = bestWhereMoved,
            CancellationToken = cancellationToken,
        });
        return new TrainingResult(artifact, [.. runs.Select(r => r.Trial)], best.Trial, set, split, curve)
        {
            Learner = learner,
            Calibration = calibration?.Report,
            PredictedNanoseconds = predicted,
            MeasuredNanoseconds = ScoringTime.Measure(served, parts.Features, split.ValidationBars, _time),
            LeftOut = leftOut,
            Combinatorial = paths is null ? null : paths with { OverfittingProbability = guards.First(g => g.Name == GuardNames.BacktestOverfitting).Measured },
            Guards = guards,
        };
    }

    /// <summary>A model may be worth having where its samples are too few or too much alike to be divided again; the guards say what that leaves unknown.</summary>
    private static (T? Made, string? Failure) Try<T>(Func<T> make)
        where T : class
    {
        try
        {
            return (make(), null);
        }
        catch (Exception exception) when (exception is InsufficientHistoryException or LearningException)
        {
            return (null, exception.Message);
        }
    }

    private List<TrialRun> TryEach(
        IReadOnlyList<Candidate> candidates, TrialRunner runner, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        EnsureSided(candidates);
        var runs = new List<TrialRun>();
        var planned = candidates.Count * _options.FlatShares.Count;
        foreach (var candidate in candidates)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var run in runner.OnValidation(runs.Count + 1, candidate, _options.FlatShares, cancellationToken))
            {
                runs.Add(run);
                progress?.Report(new TrainingProgress(runs.Count, planned));
            }
        }

        return runs;
    }

    private static void EnsureSided(IEnumerable<Candidate> candidates)
    {
        if (candidates.FirstOrDefault(c => !c.Label.TellsSide) is { } sideless)
        {
            throw new ArgumentException(
                $"{sideless.Label.Name} tells no side, so no signal can be made of its score; train on a label that does, or fit the learner yourself.", nameof(candidates));
        }
    }

    /// <summary>The fastest form of trees and the one that learns most from few of them: a budget leaves those that fit it.</summary>
    private static IEnumerable<Candidate> Forms(ILabel forwardReturn, ILabel direction)
    {
        var symmetric = new BoostedTreesLearner { Growth = TreeGrowth.Symmetric, MaxDepth = SearchSpaces.SymmetricDepth };
        var leafWise = new BoostedTreesLearner { Growth = TreeGrowth.LeafWise, MaxDepth = SearchSpaces.MostLeafWiseDepth, MaxLeaves = SearchSpaces.MostLeaves };
        return new[] { symmetric, leafWise }.SelectMany(form => new[]
        {
            new Candidate(form with { Loss = BoostingLoss.Squared }, forwardReturn),
            new Candidate(form with { Loss = BoostingLoss.Logistic }, direction),
        });
    }

    private IEnumerable<T> Penalties<T>(Func<double, double, T> create) =>
        _options.L1Ratios.SelectMany(ratio => _options.Penalties.Select(alpha => create(alpha, ratio)));
}
