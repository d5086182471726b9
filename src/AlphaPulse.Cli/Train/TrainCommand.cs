using System.CommandLine;
using System.Globalization;
using AlphaPulse.Backtesting;
using AlphaPulse.Cli.Bars;
using AlphaPulse.Cli.Features;
using AlphaPulse.Cli.Output;
using AlphaPulse.Features;
using AlphaPulse.Hosting;
using AlphaPulse.Models;
using AlphaPulse.Training;
using Microsoft.Extensions.DependencyInjection;

namespace AlphaPulse.Cli.Train;

/// <summary><c>alphapulse train</c>: a challenger with the guards of its training; only <c>run</c> opens a holdout and promotes.</summary>
internal static class TrainCommand
{
    private static readonly string SetName = FeatureSets.Standard.Name;

    public static Command Create()
    {
        var input = CommonOptions.Input();
        var instrument = CommonOptions.Instrument();
        var timeframe = CommonOptions.Timeframe();
        var calendar = CommonOptions.Calendar();
        var set = FeatureSetOption.CreateOptional();
        var label = new Option<string?>("--label") { Description = "What is to be predicted, as in direction(6) or triple_barrier(24,2,1,100); of a search only direction(N) or forward_log_return(N), for which both are tried." };
        var learner = new Option<string[]>("--learner") { Description = $"A learner with its options, as in boosted_trees:loss=logistic,max_depth=4; may be repeated. One of {string.Join(", ", Learners.Names)}. Without it the profile searches." };
        var metaLabel = new Option<string?>("--meta-label") { Description = "Trains a second model that says how far to trust the side of the first, and makes sizes of it; behind it may stand its learner, logistic:alpha=100 where none does. With --learner that is the first, without it the profile tries such pairs beside the others. The label is net_side(N,cost_bp).", Arity = ArgumentArity.ZeroOrOne };
        var profile = new Option<TrainingProfile>("--profile") { Description = "How hard is searched: fast, quick, full or adaptive. What a model must show afterwards is the same.", DefaultValueFactory = _ => TrainingProfile.Quick };
        var registry = new Option<string>("--registry") { Description = "The folder of the registry that the challenger goes into; made where it is not there.", Required = true };
        var seed = new Option<long?>("--seed") { Description = "The seed of every random draw." };
        var runs = new Option<string?>("--runs") { Description = "The folder of the recorded trainings; runs beside the registry where it is not named." };
        var journal = new Option<string?>("--journal") { Description = "A file that keeps what each trial of the search came to, so that a search that was stopped goes on where it was." };
        var importance = new Option<bool>("--importance") { Description = "Measures on purged folds what each feature, and each cluster of alike ones, is worth to the chosen learner; takes as long as some dozens of trials." };
        var combinatorial = new Option<bool?>("--combinatorial") { Description = "Judges the chosen candidate on the paths of a combinatorial purged cross-validation before the holdout: 15 more fits, 5 backtests. The profiles full and adaptive do so by themselves; --combinatorial false leaves it out." };
        var latencyBudget = new Option<long?>("--latency-budget") { Description = "How many nanoseconds a row may take to score, in steps of 100; models that are foretold to take longer are not tried, and the result says which." };
        var json = CommonOptions.Json();
        var command = new Command("train", "Trains a challenger on bars, with the guards of its training; its holdout stays shut for the gate. Example: alphapulse train --input btcusdt-1h.csv --label 'direction(6)' --profile quick --registry models")
        {
            input, instrument, timeframe, calendar, set, label, learner, metaLabel, profile, registry, runs, seed, journal, importance, combinatorial, latencyBudget, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var options = new TrainingOptions().Use(parsed.GetValue(profile));
            options.Seed = parsed.GetValue(seed) ?? options.Seed;
            options.MetaLabel = MetaLabel(parsed, metaLabel);
            options.Combinatorial = parsed.GetValue(combinatorial) switch { true => options.Combinatorial ?? new CombinatorialOptions(), false => null, null => options.Combinatorial };
            options.LatencyBudget = parsed.GetValue(latencyBudget) is { } nanoseconds ? Budget(nanoseconds) : null;
            KeepTrials(options, parsed.GetValue(journal), parsed.GetValue(learner) ?? []);
            var costs = new TradingCosts();
            var trainer = new ModelTrainer(options, costs);
            var candidates = Candidates(options, costs, parsed.GetValue(label), parsed.GetValue(learner) ?? []);
            var features = await FeatureSetOption.FindAsync(parsed.GetValue(set) ?? SetName, cancellationToken);
            var loaded = await InputBars.LoadWithReportAsync(parsed, parsed.GetValue(input)!, parsed.GetValue(timeframe), cancellationToken, parsed.GetValue(instrument));
            var market = parsed.GetValue(calendar) is { } name ? TradingCalendars.Get(name) : loaded.Report.Calendar;
            var matrix = FeatureMatrix.Compute(features, market, loaded.Bars, cancellationToken: cancellationToken);
            await using var provider = Provide(trainer, parsed.GetValue(registry)!, parsed.GetValue(runs));
            var candidate = await provider.GetRequiredService<CandidateTraining>()
                .TrainAsync(new TrainingMaterial(matrix, market, HashOf(loaded.Bars)), candidates, new Trials(ProgressLine.For(parsed)), cancellationToken);
            await candidate.Run.EndAsync(ExperimentRunStatus.Finished, reason: null, cancellationToken);
            Print(candidate, parsed.GetValue(importance) ? ImportanceReport.Measure(candidate.Result, options, cancellationToken) : null, parsed.GetValue(json));
            return ExitCodes.Done;
        });
        return command;
    }

    private static TimeSpan Budget(long nanoseconds) => nanoseconds > 0 && nanoseconds % TimeSpan.NanosecondsPerTick == 0
        ? TimeSpan.FromTicks(nanoseconds / TimeSpan.NanosecondsPerTick)
        : throw new FormatException($"--latency-budget is {nanoseconds}; write nanoseconds above 0 in steps of 100, as in 1000.");

    private static void KeepTrials(TrainingOptions options, string? journal, string[] learners)
    {
        if (journal is null)
        {
            return;
        }

        if (options.Search is not { } search || learners.Length > 0)
        {
            throw new FormatException("--journal keeps the trials of a search, and there is none; choose --profile quick, full or adaptive, without --learner.");
        }

        search.JournalFile = journal;
    }

    /// <summary>The services of the pipeline, so that what it leaves of a training this leaves too.</summary>
    private static ServiceProvider Provide(ModelTrainer trainer, string registry, string? runs)
    {
        var services = new ServiceCollection();
        services.AddSingleton(trainer);
        services.AddAlphaPulse(pulse => pulse
            .UseFileRegistry(registry)
            .UseFileTracking(o => o.Folder = runs ?? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(registry)) ?? registry, PipelineFiles.Runs))
            .AddFeatures()
            .AddCandidateTraining());
        return services.BuildServiceProvider();
    }

    /// <summary>The candidates that are named; <see langword="null"/> leaves them to the profile.</summary>
    private static IReadOnlyList<Candidate>? Candidates(TrainingOptions options, TradingCosts costs, string? labelText, string[] learners)
    {
        var label = labelText is null ? null : Labels.Parse(labelText);
        options.HorizonBars = label?.HorizonBars ?? options.HorizonBars;
        var (direction, forwardReturn) = (Labels.Direction(options.HorizonBars), Labels.ForwardLogReturn(options.HorizonBars));
        if (learners.Length > 0 && options.MetaLabel is { } meta)
        {
            var sides = label is null or DirectionLabel or ForwardLogReturnLabel ? Labels.NetSide(options.HorizonBars, costs.Fraction * 10_000)
                : label as NetSideLabel ?? throw new FormatException($"--meta-label learns sides that pay, which '{label.Name}' does not say; give net_side(N,cost_bp), or direction(N) for its horizon.");
            return [.. learners.Select(Learners.Parse).SelectMany(l => meta.Compose(l, sides, options))];
        }

        if (learners.Length > 0)
        {
            return [.. learners.Select(Learners.Parse).Select(l => new Candidate(l, label ?? (l.Task == ModelTask.Regression ? forwardReturn : direction)))];
        }

        return label is null || label.Name == direction.Name || label.Name == forwardReturn.Name
            ? null
            : throw new FormatException($"A profile searches direction(N) and forward_log_return(N), not '{label.Name}'; name a --learner for it.");
    }

    private static MetaLabelOptions? MetaLabel(ParseResult parsed, Option<string?> option)
    {
        if (parsed.GetResult(option) is null)
        {
            return null;
        }

        var meta = new MetaLabelOptions();
        if (parsed.GetValue(option) is not { } text)
        {
            return meta;
        }

        var learner = Learners.Parse(text);
        meta.Secondaries = learner.Task == ModelTask.BinaryClassification
            ? [learner]
            : throw new FormatException($"--meta-label says whether a side is right, which '{text}' does not learn; give a classification, such as logistic or boosted_trees:loss=logistic.");
        return meta;
    }

    private static string HashOf(IReadOnlyList<Bar> bars)
    {
        using var hash = new BarHash();
        foreach (var bar in bars)
        {
            hash.Append(bar);
        }

        return hash.Finish();
    }

    private static void Print(TrainedCandidate candidate, ImportanceReport? importance, bool asJson)
    {
        var (result, version, run) = candidate;
        if (asJson)
        {
            Printer.Json(
                new TrainResult(version.Id, version.Path, result.Chosen, result.Artifact.Manifest.Samples, result.Calibration, result.Guards, result.Trials, run.Id, candidate.UnwatchedReason, importance,
                    result.Combinatorial, result.PredictedNanoseconds, result.MeasuredNanoseconds, result.LeftOut),
                CliJsonContext.Default.TrainResult);
            return;
        }

        Printer.Table(
            ["guard", "verdict", "what it saw"],
            result.Guards.Select(g => (IReadOnlyList<object>)[g.Name, g.Verdict.ToString(), g.Words]));
        if (result.Combinatorial is { } paths)
        {
            Printer.Table(
                ["path", "net", "Sharpe a bar", "max drawdown", "trades", "rank correlation", "above 0", "deflated"],
                paths.Paths.Select(p => (IReadOnlyList<object>)
                [
                    p.Result.Name, p.Result.NetReturn, p.Result.Sharpe is { } ratio ? ratio : "no trade", p.Result.MaxDrawdown, p.Result.Trades,
                    p.RankCorrelation ?? double.NaN, p.ProbabilisticSharpe ?? double.NaN, p.DeflatedSharpe ?? double.NaN,
                ]));
            Printer.Table(
                ["paths", "median net", "worst in twenty", "share that lose", "median Sharpe a bar", "above 0", "deflated", "overfitting"],
                [[paths.Paths.Count, paths.MedianNetReturn, paths.WorstNetReturn, paths.LosingShare, paths.MedianSharpe ?? double.NaN, paths.ProbabilisticSharpe ?? double.NaN, paths.DeflatedSharpe ?? double.NaN, paths.OverfittingProbability ?? double.NaN]]);
        }

        if (importance is not null)
        {
            Printer.Table(
                ["feature", "mda", "standard error", "sfi", "standard error"],
                importance.Features.Select(f => (IReadOnlyList<object>)[f.Name, f.Decrease.Mean, f.Decrease.StandardError ?? double.NaN, f.Alone.Mean, f.Alone.StandardError ?? double.NaN]));
            Printer.Table(
                ["cluster", "mda", "standard error"],
                importance.Clusters.Select(c => (IReadOnlyList<object>)[string.Join(' ', c.Columns), c.Mean, c.StandardError ?? double.NaN]));
        }

        foreach (var leftOut in result.LeftOut)
        {
            Console.Out.WriteLine($"note: {leftOut.Reason}");
        }

        if (candidate.UnwatchedReason is { } reason)
        {
            Console.Out.WriteLine($"note: drift will not be watched: {reason}");
        }

        Printer.Table(
            ["version", "learner", "label", "trials", "net Sharpe a bar", "ns a row, foretold", "ns a row, measured"],
            [[version.Id, result.Chosen.Learner, result.Chosen.Label, result.Trials.Count, result.Chosen.NetSharpe is { } sharpe ? sharpe : "no trade", Whole(result.PredictedNanoseconds), Whole(result.MeasuredNanoseconds)]]);
    }

    private static string Whole(double? value) => value?.ToString("0", CultureInfo.InvariantCulture) ?? "unknown";

    private sealed class Trials(ProgressLine line) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            var (word, done, planned) = value.PlannedSplits > 0 ? ("split", value.Splits, value.PlannedSplits) : ("trial", value.Trials, value.Planned);
            line.Show(string.Create(CultureInfo.InvariantCulture, $"{word} {done} of {planned}"), final: done == planned);
        }
    }
}
