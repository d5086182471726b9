using System.Globalization;
using AlphaPulse.Backtesting;
using AlphaPulse.Features;
using AlphaPulse.Models;

namespace AlphaPulse.Training;

/// <summary>Fits candidates on one part of the bars and judges them net of costs on another.</summary>
/// <remarks>Safe for use from any thread once the parts of the labels have been made.</remarks>
internal sealed class TrialRunner(TrainingParts parts, TrainingOptions options, TradingCosts costs)
{
    public decimal CostFraction => costs.Fraction;

    /// <summary>Fits a candidate once and tries it with several rules on the validation part.</summary>
    public IEnumerable<TrialRun> OnValidation(int number, Candidate candidate, IReadOnlyList<double> flatShares, CancellationToken cancellationToken)
    {
        var (set, split) = parts.For(candidate.Label);
        (IModel Model, LearningCurve? Curve) fit;
        try
        {
            fit = Fit(candidate.Learner, set, split.Train, split.Growing, split.Stopping, options.MaximumThreads, cancellationToken);
        }
        catch (LearningException exception)
        {
            // No model is what this candidate comes to; each of its rules counts as a trial like any other.
            return [.. flatShares.Select(flatShare => Sum(number++, new TrialPlan(candidate, flatShare), point: null, [Failed(split.ValidationBars, exception)], isComplete: true))];
        }

        return flatShares.Select(flatShare =>
        {
            var outcome = Decide(fit.Model, SignalRules.Of(fit.Model, set, split.Train, flatShare), split.ValidationBars);
            return Sum(number++, new TrialPlan(candidate, flatShare), point: null, [outcome], isComplete: true, fit.Curve);
        });
    }

    /// <summary>What a trial without a model comes to on some bars.</summary>
    public static FoldOutcome Failed(Range bars, LearningException exception) => new(bars.Start.Value + 1, [], 0, BestRound: null, exception.Message);

    /// <summary>Fits a candidate on the samples of a fold and judges it on the bars of its test. What it stops on is a purged slice of those samples.</summary>
    public FoldOutcome OnFold(TrialPlan plan, TrialFold fold, int threads, CancellationToken cancellationToken)
    {
        var (model, rule, curve) = FitOnFold(plan, parts.For(plan.Candidate.Label).Set, fold.Train, threads, cancellationToken);
        return Decide(model, rule, fold.Bars) with { BestRound = curve?.BestRound };
    }

    /// <summary>Fits a candidate on the samples that a test leaves to train on, with weights, rule and a slice to stop on from these samples alone.</summary>
    public (IModel Model, SignalRule Rule, LearningCurve? Curve) FitOnFold(TrialPlan plan, SampleSet set, IReadOnlyList<int> train, int threads, CancellationToken cancellationToken)
    {
        var (growing, stopping) = plan.Candidate.Learner is IValidatedLearner ? SliceOf(set, train) : (train, train);
        var (model, curve) = Fit(plan.Candidate.Learner, set, train, growing, stopping, threads, cancellationToken);
        return (model, SignalRules.Of(model, set, train, plan.FlatShare), curve);
    }

    /// <summary>What a learner grows and stops on in a fold: the newest of its samples are the slice, purged from the others.</summary>
    public (IReadOnlyList<int> Growing, IReadOnlyList<int> Stopping) SliceOf(SampleSet set, IReadOnlyList<int> train)
    {
        var slice = BestRounds.Slice(SampleTimeline.Of(set.Samples, train), options.Split.StoppingShare, options.Split.EmbargoBars);
        return (slice.Train, slice.Test);
    }

    /// <summary>When the parts of a pair stopped in the fits that its trial was compared by; nothing for other learners.</summary>
    /// <remarks>A trial keeps its returns alone, so the folds of these fits are fitted again: the same rows and seed stop at the same rounds.</remarks>
    public IReadOnlyList<ComparedStopping> StopsOf(TrialRun run, CancellationToken cancellationToken)
    {
        var (learner, label) = run.Plan.Candidate;
        if (EachFold.Within(learner, options.MaximumThreads) is not MetaLabelLearner pair)
        {
            return [];
        }

        var set = parts.For(label).Set;
        return
        [
            .. parts.FoldsFor(label, run.Trial.Folds).SelectMany(fold => pair
                .FindStops(parts.Matrix(set, fold.Train, TrainingParts.TrainingPart), options.Seed, cancellationToken)
                .Select(stop => new ComparedStopping(stop.At(fold.Train), fold.Bars))),
        ];
    }

    /// <summary>Fits a learner within some threads (0 for no limit); one that grows does so on a part of the samples and stops on another.</summary>
    public (IModel Model, LearningCurve? Curve) Fit(
        ILearner learner, SampleSet set, IReadOnlyList<int> all, IReadOnlyList<int> growing, IReadOnlyList<int> stopping, int threads, CancellationToken cancellationToken)
    {
        learner = EachFold.Within(learner, threads);
        if (learner is not IValidatedLearner validated)
        {
            return (learner.Fit(parts.Matrix(set, all, TrainingParts.TrainingPart), options.Seed, cancellationToken), null);
        }

        var fit = validated.Fit(parts.Matrix(set, growing, "growing"), parts.Matrix(set, stopping, "stopping"), options.Seed, cancellationToken);
        return (fit.Model, fit.Curve);
    }

    /// <summary>The net returns of a model and its rule on a range of bars.</summary>
    public FoldOutcome Decide(IModel model, SignalRule rule, Range bars)
    {
        var result = Account(DecisionPath.Of(model, rule, parts.Features, bars), bars);
        return new FoldOutcome(bars.Start.Value + 1, result.GetNetReturns(), result.Trades.Count, BestRound: null, Failure: null);
    }

    /// <summary>The account of a path of positions over a range of bars, at the costs in force.</summary>
    public BacktestResult Account(PositionPath path, Range bars, CancellationToken cancellationToken = default) =>
        new BacktestRunner(costs, parts.Calendar).Run(parts.Features.Bars.Slice(bars), path, cancellationToken);

    /// <summary>Joins what a trial came to on folds.</summary>
    public TrialRun Sum(
        int number, TrialPlan plan, SearchPoint? point, IReadOnlyList<FoldOutcome> outcomes, bool isComplete, LearningCurve? curve = null)
    {
        var recorded = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["flat_share"] = plan.FlatShare.ToString(CultureInfo.InvariantCulture),
        };
        foreach (var (name, value) in plan.Candidate.Learner.Options)
        {
            recorded[name] = value;
        }

        var rounds = curve?.BestRound ?? BestRounds.Middle(outcomes.Select(o => o.BestRound).OfType<int>());
        if (rounds is { } round)
        {
            recorded["best_round"] = round.ToString(CultureInfo.InvariantCulture);
        }

        if (point is not null)
        {
            recorded["drawn"] = point.Text;
        }

        var returns = new double[parts.For(plan.Candidate.Label).Split.ValidationBars.End.Value];
        foreach (var outcome in outcomes)
        {
            outcome.Returns.CopyTo(returns, outcome.FirstBar);
        }

        double[] judged = [.. outcomes.SelectMany(o => o.Returns)];
        var failure = outcomes.Select(o => o.Failure).FirstOrDefault(f => f is not null);
        var total = judged.Aggregate(1.0, (equity, r) => equity * (1 + r)) - 1;
        var sharpe = failure is null ? SharpeOf(outcomes) : null;
        var trial = new Trial(number, plan.Candidate.Learner.Name, plan.Candidate.Label.Name, recorded, sharpe, total, outcomes.Sum(o => o.Trades))
        {
            NetSharpeError = sharpe is null ? null : SharpeEstimate.FromReturns(judged).StandardError,
            Folds = outcomes.Count,
            IsComplete = isComplete && failure is null,
            Failure = failure,
        };
        return new TrialRun(trial, plan, returns, outcomes.Min(o => o.FirstBar), rounds, curve);
    }

    /// <summary>The ratio of one bar over the bars of all outcomes; nothing where it never traded or there is no model.</summary>
    public static double? SharpeOf(IEnumerable<FoldOutcome> outcomes)
    {
        double[] returns = [.. outcomes.SelectMany(o => o.Returns)];
        return returns.Length == 0 ? null : PerformanceStatistics.Compute(returns, periodsPerYear: 1).Sharpe;
    }
}
