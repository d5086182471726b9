using System.Globalization;
using AlphaPulse.Backtesting;
using AlphaPulse.Features;
using AlphaPulse.Models;

namespace AlphaPulse.Training;

/// <summary>
/// Fits every candidate on the training part, compares them net of costs on the validation part, and fits the best again on
/// both. Never reads the holdout or the replay part.
/// </summary>
/// <remarks>Safe for use from any thread.</remarks>
public sealed class ModelTrainer
{
    private const string TrainingPart = "training";
    private const string RefitPart = "training and validation";

    private readonly TrainingOptions _options;
    private readonly TradingCosts _costs;

    /// <summary>Creates a trainer.</summary>
    /// <param name="options">What is tried.</param>
    /// <param name="costs">What a trade costs.</param>
    public ModelTrainer(TrainingOptions options, TradingCosts costs)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(costs);
        _options = options;
        _costs = costs;
    }

    /// <summary>
    /// The candidates that the options name: linear regression and boosted trees on the forward return, logistic regression and boosted trees
    /// on the direction, and then <see cref="TrainingOptions.Candidates"/>. The linear ones come first: the first of equals is kept.
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
            .. _options.Candidates,
        ];
    }

    /// <summary>Trains.</summary>
    /// <param name="features">The rows of the whole series.</param>
    /// <param name="calendar">The calendar of the instrument.</param>
    /// <param name="dataHash">SHA-256 over the bars, for the manifest.</param>
    /// <param name="candidates">What to try; <see cref="DefaultCandidates"/> where <see langword="null"/>.</param>
    /// <param name="cancellationToken">Cancels the training.</param>
    /// <returns>The chosen model and the trials.</returns>
    /// <exception cref="InsufficientHistoryException">There are too few samples, or too few that weigh something.</exception>
    /// <exception cref="LearningException">A learner has no model for the samples, or none of a part weighs anything with <see cref="TrainingOptions.Weighting"/>.</exception>
    /// <exception cref="ArgumentException">The label of a candidate tells no side, so its score cannot become a signal.</exception>
    public TrainingResult Train(
        FeatureMatrix features,
        ITradingCalendar calendar,
        string dataHash,
        IReadOnlyList<Candidate>? candidates = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(calendar);
        candidates ??= DefaultCandidates();
        if (candidates.FirstOrDefault(c => !c.Label.TellsSide) is { } sideless)
        {
            throw new ArgumentException(
                $"{sideless.Label.Name} tells no side, so no signal can be made of its score; train on a label that does, or fit the learner yourself.", nameof(candidates));
        }

        var samples = new Dictionary<string, (SampleSet Set, ChronologicalSplit Split)>(StringComparer.Ordinal);
        var trials = new List<Trial>();
        (Trial Trial, Candidate Candidate, double FlatShare, LearningCurve? Curve)? best = null;
        foreach (var candidate in candidates)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (set, split) = PartsFor(candidate.Label);
            var (model, curve) = Fit(candidate.Learner, set, split, cancellationToken);
            foreach (var flatShare in _options.FlatShares)
            {
                var rule = RuleFor(model, set, split.Train, flatShare);
                var trial = Try(trials.Count + 1, candidate, model, curve, rule, flatShare, features, split, calendar);
                trials.Add(trial);

                // The first of equals is kept: the candidates come from simple to less simple.
                if (trial.NetSharpe is { } sharpe && (best is null || sharpe > best.Value.Trial.NetSharpe))
                {
                    best = (trial, candidate, flatShare, curve);
                }
            }
        }

        // Where nothing traded at all, the first candidate stands for the lot; the gate will say that it does not trade.
        var (chosen, winner, share, stopped) = best ?? (trials[0], candidates[0], _options.FlatShares[0], null);
        var parts = PartsFor(winner.Label);

        // When to stop was found on a slice; the last fit uses every row and does as many rounds.
        var learner = winner.Learner is IValidatedLearner growing && stopped is not null ? growing.WithRounds(stopped.BestRound) : winner.Learner;
        var final = learner.Fit(Matrix(parts.Set, parts.Split.Refit, RefitPart), _options.Seed, cancellationToken);
        var manifest = Describe(parts.Set, parts.Split, chosen, dataHash, trials.Count);
        var artifact = new ModelArtifact(final, RuleFor(final, parts.Set, parts.Split.Refit, share), manifest);
        return new TrainingResult(artifact, trials, chosen, parts.Set, parts.Split, stopped);

        (SampleSet Set, ChronologicalSplit Split) PartsFor(ILabel label)
        {
            if (!samples.TryGetValue(label.Name, out var known))
            {
                var set = SampleSet.Build(features, label, calendar);
                var split = ChronologicalSplit.Create(set, _options.Split);
                if (split.Train.Count < _options.MinimumSamples || split.Stopping.Count == 0 || split.Validation.Count == 0 || split.Holdout.Count == 0)
                {
                    throw new InsufficientHistoryException(string.Create(
                        CultureInfo.InvariantCulture,
                        $"{features.Count} bars give {split.Train.Count} training ({split.Stopping.Count} of them to stop on), {split.Validation.Count} validation and {split.Holdout.Count} holdout samples; at least {_options.MinimumSamples} (1), 1 and 1 are needed. Give more bars or a feature set with a shorter warm-up than {features.Schema.Warmup}."));
                }

                var weighing = TrainingWeights.CountWeighing(TrainingWeights.Of(_options, set, split.Train, TrainingPart), split.Train);
                if (weighing < _options.MinimumSamples)
                {
                    throw new InsufficientHistoryException(string.Create(
                        CultureInfo.InvariantCulture,
                        $"{weighing} of {split.Train.Count} training samples weigh more than 0 with Weighting {_options.Weighting} and OldestWeight {_options.OldestWeight}; at least {_options.MinimumSamples} are needed (MinimumSamples). Give more bars, raise OldestWeight or set another Weighting."));
                }

                known = (set, split);
                samples.Add(label.Name, known);
            }

            return known;
        }
    }

    private IEnumerable<Candidate> Penalties(Func<double, double, Candidate> create) =>
        _options.L1Ratios.SelectMany(ratio => _options.Penalties.Select(alpha => create(alpha, ratio)));

    private (IModel Model, LearningCurve? Curve) Fit(ILearner learner, SampleSet set, ChronologicalSplit split, CancellationToken cancellationToken)
    {
        if (learner is not IValidatedLearner growing)
        {
            return (learner.Fit(Matrix(set, split.Train, TrainingPart), _options.Seed, cancellationToken), null);
        }

        var fit = growing.Fit(Matrix(set, split.Growing, "growing"), Matrix(set, split.Stopping, "stopping"), _options.Seed, cancellationToken);
        return (fit.Model, fit.Curve);
    }

    private TrainingMatrix Matrix(SampleSet set, IReadOnlyList<int> rows, string part) => SampleMatrix.Of(set, rows, TrainingWeights.Of(_options, set, rows, part));

    private Trial Try(
        int number, Candidate candidate, IModel model, LearningCurve? curve, SignalRule rule, double flatShare, FeatureMatrix features, ChronologicalSplit split, ITradingCalendar calendar)
    {
        var path = DecisionPath.Of(model, rule, features, split.ValidationBars);
        var result = new BacktestRunner(_costs, calendar).Run(features.Bars.Slice(split.ValidationBars), path);
        var options = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["flat_share"] = flatShare.ToString(CultureInfo.InvariantCulture),
        };
        foreach (var (name, value) in candidate.Learner.Options)
        {
            options[name] = value;
        }

        if (curve is not null)
        {
            options["best_round"] = curve.BestRound.ToString(CultureInfo.InvariantCulture);
        }

        var statistics = PerformanceStatistics.FromResult(result, periodsPerYear: 1);
        return new Trial(number, candidate.Learner.Name, candidate.Label.Name, options, statistics.Sharpe, statistics.TotalReturn, result.Trades.Count);
    }

    private static SignalRule RuleFor(IModel model, SampleSet set, IReadOnlyList<int> rows, double flatShare)
    {
        // A regression is undecided at 0, a probability at one half.
        var center = model.Task == ModelTask.BinaryClassification ? 0.5 : 0.0;
        if (flatShare <= 0)
        {
            return new SignalRule(center, center, set.Label.HorizonBars);
        }

        var distances = new List<double>(rows.Count);
        foreach (var row in rows)
        {
            if (model.TryScore(set.Features.Row(set.Samples[row].BarIndex), out var score))
            {
                distances.Add(Math.Abs(score - center));
            }
        }

        distances.Sort();
        var distance = distances.Count == 0 ? 0 : distances[Math.Min(distances.Count - 1, (int)(flatShare * distances.Count))];
        return new SignalRule(center + distance, center - distance, set.Label.HorizonBars);
    }

    private ModelManifest Describe(SampleSet set, ChronologicalSplit split, Trial chosen, string dataHash, int trials)
    {
        var used = split.Refit;
        var options = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["learner"] = chosen.Learner,
            ["horizon_bars"] = set.Label.HorizonBars.ToString(CultureInfo.InvariantCulture),
            ["embargo_bars"] = _options.Split.EmbargoBars.ToString(CultureInfo.InvariantCulture),
            ["train_share"] = _options.Split.TrainShare.ToString(CultureInfo.InvariantCulture),
            ["holdout_share"] = _options.Split.HoldoutShare.ToString(CultureInfo.InvariantCulture),
            ["stopping_share"] = _options.Split.StoppingShare.ToString(CultureInfo.InvariantCulture),
            ["purge"] = _options.Split.Purge ? "on" : "off",
            ["validation_share"] = _options.Split.ValidationShare.ToString(CultureInfo.InvariantCulture),
            ["feature_set"] = set.Features.Schema.Name,
            ["cost_basis_points_per_side"] = (_costs.Fraction * 10_000).ToString(CultureInfo.InvariantCulture),
        };
        if (_options.Weighting != SampleWeighting.Equal)
        {
            options["weighting"] = _options.Weighting == SampleWeighting.Uniqueness ? "uniqueness" : "return_attribution";
        }

        if (_options.OldestWeight < 1)
        {
            options["oldest_weight"] = _options.OldestWeight.ToString(CultureInfo.InvariantCulture);
        }

        // Behind the same name another instrument would be other features.
        foreach (var (name, series) in set.Features.Streams)
        {
            options[ModelManifest.StreamOption + name] = series.ToString();
        }

        foreach (var (name, value) in chosen.Options)
        {
            options[name] = value;
        }

        return new ModelManifest
        {
            Series = set.Features.Bars[0].Series,
            Label = set.Label.Name,
            TrainedFrom = set.Samples[used[0]].KnownAt,

            // The label of the last sample may end before that of one before it.
            TrainedTo = used.Max(i => set.Samples[i].LabelEnd),
            Samples = TrainingWeights.CountWeighing(TrainingWeights.Of(_options, set, used, RefitPart), used),
            DataHash = dataHash,
            Provenance = [.. set.Features.Bars.Select(b => b.Provenance).Distinct().Order()],
            Options = options,
            Seed = _options.Seed,
            Trials = trials,
        };
    }
}
