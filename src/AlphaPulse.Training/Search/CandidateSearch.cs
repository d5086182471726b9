using System.Security.Cryptography;
using System.Text;
using AlphaPulse.Backtesting;
using AlphaPulse.Models;

namespace AlphaPulse.Training;

/// <summary>Draws trials, judges each on purged folds or on the validation part, and keeps all of them.</summary>
internal sealed class CandidateSearch(
    SearchOptions search, TrainingOptions options, TrainingParts parts, TrialRunner runner, LatencyFilter filter, TimeProvider time)
{
    // So many draws in a row that are too slow say that there is hardly anything else.
    private const int MostLeftOut = 1_000;

    private readonly List<List<double>> _rungs = [];

    /// <summary>Searches.</summary>
    /// <param name="dataHash">SHA-256 over bars and rows (<see cref="DataFingerprint"/>): trials of others do not count as known.</param>
    /// <param name="progress">Is told of each trial that is over.</param>
    /// <param name="cancellationToken">Cancels the search; what the journal keeps stays.</param>
    /// <returns>Every trial, in order; none where every draw is too slow.</returns>
    public List<TrialRun> Run(string dataHash, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        IReadOnlyList<LearnerSpace> spaces =
        [
            .. search.Spaces ?? (options.LatencyBudget is null ? SearchSpaces.Default(options.HorizonBars) : SearchSpaces.OfEveryForm(options.HorizonBars)),
            .. options.MetaLabel is null ? [] : new[] { SearchSpaces.MetaLabelled(options, runner.CostFraction * 10_000) },
        ];
        var sampler = new TrialSampler(spaces, search.Method, search.StartupTrials, options.Seed);
        using var journal = new TrialJournal(search.JournalFile, Fingerprint(dataHash));
        var started = time.GetTimestamp();
        var runs = new List<TrialRun>();
        while (runs.Count < search.Trials && (runs.Count == 0 || search.TimeBudget is not { } budget || time.GetElapsedTime(started) < budget))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Draw(sampler) is not { } point)
            {
                break;
            }

            var run = Try(runs.Count + 1, point, journal, cancellationToken);
            runs.Add(run);
            sampler.Report(point, run.Trial.NetSharpe);
            progress?.Report(new TrainingProgress(runs.Count, search.Trials));
        }

        return runs;
    }

    /// <summary>The next draw that meets the latency budget. Those that do not are no trials: nothing of them was looked at.</summary>
    private SearchPoint? Draw(TrialSampler sampler)
    {
        for (var draw = 0; draw < MostLeftOut; draw++)
        {
            var point = sampler.Next();
            if (filter.Admits(point.Space.Create(point).Candidate))
            {
                return point;
            }
        }

        return null;
    }

    private TrialRun Try(int number, SearchPoint point, TrialJournal journal, CancellationToken cancellationToken)
    {
        var plan = point.Space.Create(point);
        var key = TrialKey.Of(plan, point, parts.For(plan.Candidate.Label).Set);
        var folds = parts.FoldsFor(plan.Candidate.Label, search.Folds);
        var outcomes = new FoldOutcome[folds.Count];
        var (done, rung, isComplete) = (0, 0, true);
        while (done < folds.Count)
        {
            var next = search.UseHalving ? Math.Min(folds.Count, done == 0 ? 1 : done * search.HalvingFactor) : folds.Count;
            EachFold.Run(
                done, next, options.MaximumThreads, (fold, threads) => outcomes[fold] = Judge(plan, key, folds[fold], fold, journal, threads, cancellationToken), cancellationToken);
            done = next;
            if (done < folds.Count && !GoesOn(rung++, TrialRunner.SharpeOf(outcomes.Take(done))))
            {
                isComplete = false;
                break;
            }
        }

        return runner.Sum(number, plan, point, outcomes[..done], isComplete);
    }

    private FoldOutcome Judge(TrialPlan plan, string key, TrialFold fold, int number, TrialJournal journal, int threads, CancellationToken cancellationToken)
    {
        if (journal.Find(key, number) is { } known)
        {
            return known;
        }

        FoldOutcome outcome;
        try
        {
            outcome = runner.OnFold(plan, fold, threads, cancellationToken);
        }
        catch (LearningException exception)
        {
            // No model is what this draw comes to; it counts as a trial like any other.
            outcome = TrialRunner.Failed(fold.Bars, exception);
        }

        journal.Add(key, number, outcome);
        return outcome;
    }

    /// <summary>Whether a trial is among the best of those that have come as far.</summary>
    private bool GoesOn(int rung, double? sharpe)
    {
        while (_rungs.Count <= rung)
        {
            _rungs.Add([]);
        }

        var score = sharpe ?? double.NegativeInfinity;
        _rungs[rung].Add(score);
        return _rungs[rung].Count(other => other > score) < Math.Max(1, _rungs[rung].Count / search.HalvingFactor);
    }

    private string Fingerprint(string dataHash)
    {
        var split = options.Split;
        var text = FormattableString.Invariant(
            $"alphapulse-search-4|{dataHash}|{parts.Calendar.Name}|{parts.Calendar.GetType().Module.ModuleVersionId}|{runner.CostFraction}|{options.HorizonBars}|{options.Seed}|{options.Weighting}|{options.OldestWeight:R}|{split.TrainShare:R}|{split.HoldoutShare:R}|{split.ValidationShare:R}|{split.StoppingShare:R}|{split.EmbargoBars}|{split.Purge}|{parts.HoldoutFrom:O}|{search.Folds}|{typeof(CandidateSearch).Assembly.ManifestModule.ModuleVersionId}|{typeof(ILearner).Assembly.ManifestModule.ModuleVersionId}|{typeof(BacktestRunner).Assembly.ManifestModule.ModuleVersionId}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];
    }
}
