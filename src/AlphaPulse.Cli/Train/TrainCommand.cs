using System.CommandLine;
using System.Globalization;
using AlphaPulse.Backtesting;
using AlphaPulse.Cli.Features;
using AlphaPulse.Cli.Output;
using AlphaPulse.Cli.Registry;
using AlphaPulse.Features;
using AlphaPulse.Hosting;
using AlphaPulse.Models;
using AlphaPulse.Training;
using Microsoft.Extensions.DependencyInjection;

namespace AlphaPulse.Cli.Train;

/// <summary><c>alphapulse train</c>: a challenger with the guards of its training; its holdout stays shut for <c>models gate</c>.</summary>
internal static class TrainCommand
{
    private static readonly string SetName = FeatureSets.Standard.Name;

    public static Command Create()
    {
        var set = FeatureSetOption.CreateOptional();
        var label = new Option<string?>("--label") { Description = "What is to be predicted, as in direction(6) or triple_barrier(24,2,1,100); of a search only direction(N) or forward_log_return(N), for which both are tried." };
        var learner = new Option<string[]>("--learner") { Description = $"A learner with its options, as in boosted_trees:loss=logistic,max_depth=4; may be repeated. One of {string.Join(", ", Learners.Names)}. Without it the profile searches." };
        var metaLabel = new Option<string?>("--meta-label") { Description = "Trains a second model that says how far to trust the side of the first, and makes sizes of it; behind it may stand its learner, logistic:alpha=100 where none does. With --learner that is the first, without it the profile tries such pairs beside the others. The label is net_side(N,cost_bp).", Arity = ArgumentArity.ZeroOrOne };
        var profile = new Option<TrainingProfile>("--profile") { Description = "How hard is searched: fast, quick, full or adaptive. What a model must show afterwards is the same.", DefaultValueFactory = _ => TrainingProfile.Quick };
        var file = new Option<string?>("--options") { Description = "A JSON file with options that have no name of their own here, as in {\"training\":{\"weighting\":\"uniqueness\",\"folds\":6,\"search\":{\"trials\":40}},\"costs\":{\"fee_basis_points\":4,\"slippage_basis_points\":1}}; options that are named here win." };
        var cost = new Option<decimal?>("--cost-bps") { Description = "What a side of a trade costs, fee and slippage together, in basis points; 10 where nothing says otherwise. The gate charges the same." };
        var registry = new Option<string>("--registry") { Description = "The folder of the registry that the challenger goes into; made where it is not there.", Required = true };
        var seed = new Option<long?>("--seed") { Description = "The seed of every random draw." };
        var threads = CommonOptions.Threads();
        var runs = RegistryOption.Runs();
        var vault = new Option<string?>("--vault") { Description = "The SQLite database that counts the openings of holdouts: the holdout then begins after bars that were opened before. Need not be there before the first opening. With --store it is that one where it is not named." };
        var journal = new Option<string?>("--journal") { Description = "A file that keeps what each trial of the search came to, so that a search that was stopped goes on where it was." };
        var importance = new Option<bool>("--importance") { Description = "Measures on purged folds what each feature, and each cluster of alike ones, is worth to the chosen learner; takes as long as some dozens of trials. Kept beside the version and with the run." };
        var combinatorial = new Option<bool?>("--combinatorial") { Description = "Judges the chosen candidate on the paths of a combinatorial purged cross-validation before the holdout: 15 more fits, 5 backtests. The profiles full and adaptive do so by themselves; --combinatorial false leaves it out." };
        var latencyBudget = new Option<long?>("--latency-budget") { Description = "How many nanoseconds a row may take to score, in steps of 100; models that are foretold to take longer are not tried, and the result says which." };
        var owner = new Option<string?>("--owner") { Description = "Who answers for the model; stands in its card." };
        var licence = new Option<string?>("--licence") { Description = "The licence of the model, such as an SPDX expression; stands in its card." };
        var use = new Option<string?>("--intended-use") { Description = "What the model is made for; stands in its card." };
        var key = RegistryOption.SigningKey();
        var json = CommonOptions.Json();
        var command = new Command("train", "Trains a challenger on bars, with the guards of its training; its holdout stays shut for 'models gate'. Example: alphapulse train --input btcusdt-1h.csv --label 'direction(6)' --profile quick --registry models");
        var input = SeriesInput.AddTo(command);
        foreach (var option in (Option[])[set, label, learner, metaLabel, profile, file, cost, registry, seed, threads, runs, vault, journal, importance, combinatorial, latencyBudget, owner, licence, use, key, json])
        {
            command.Options.Add(option);
        }

        command.SetAction(async (parsed, cancellationToken) =>
        {
            var options = new TrainingOptions().Use(parsed.GetValue(profile));
            var costs = parsed.GetValue(file) is { } path ? await TrainingFile.ReadAsync(path, options, cancellationToken) : new TradingCosts();
            costs = parsed.GetValue(cost) is { } side ? new TradingCosts { FeeBasisPoints = side } : costs;
            options.Seed = parsed.GetValue(seed) ?? options.Seed;
            options.MaximumThreads = parsed.GetValue(threads) ?? options.MaximumThreads;
            options.MetaLabel = MetaLabel(parsed, metaLabel);
            options.Combinatorial = parsed.GetValue(combinatorial) switch { true => options.Combinatorial ?? new CombinatorialOptions(), false => null, null => options.Combinatorial };
            options.LatencyBudget = parsed.GetValue(latencyBudget) is { } nanoseconds ? Budget(nanoseconds) : null;
            KeepTrials(options, parsed.GetValue(journal), parsed.GetValue(learner) ?? []);
            var candidates = Candidates(options, costs, parsed.GetValue(label), parsed.GetValue(learner) ?? []);
            input.Check(parsed);
            var folder = parsed.GetValue(registry)!;
            var services = new ServiceCollection();
            services.AddSingleton(new ModelTrainer(options, costs));
            services.AddAlphaPulse(pulse => pulse
                .UseRegistry(folder, parsed.GetValue(key))
                .UseFileTracking(o => o.Folder = RegistryOption.RunsFolder(parsed.GetValue(runs), folder))
                .AddFeatures()
                .AddTraining(costs: costs)
                .AddCandidateTraining());
            services.Configure<ModelCardOptions>(o => (o.Owner, o.Licence, o.IntendedUse) = (parsed.GetValue(owner), parsed.GetValue(licence), parsed.GetValue(use)));
            await using var provider = services.BuildServiceProvider();
            var training = provider.GetRequiredService<CandidateTraining>();
            var features = await FeatureSetOption.FindAsync(parsed.GetValue(set) ?? SetName, cancellationToken);
            var material = await input.ReadAsync(parsed, features, known: null, market: null, cancellationToken);
            var openings = await OpeningsAsync(parsed.GetValue(vault) ?? input.Store(parsed), provider.GetRequiredService<IModelRegistry>(), material.Features.Bars, cancellationToken);
            material = material with { HoldoutFrom = HoldoutPlacement.FindStart(material.Features.Bars, material.Calendar, options.Split, openings) };
            var candidate = await training.TrainAsync(material, candidates, new Trials(ProgressLine.For(parsed)), cancellationToken);
            var report = await EndAsync(provider, candidate, parsed.GetValue(importance) ? options : null, cancellationToken);
            TrainPrinter.Print(candidate, report, parsed.GetValue(json));
            return ExitCodes.Done;
        });
        return command;
    }

    /// <summary>Ends the record of the training, after what is measured on top of it.</summary>
    private static async Task<ImportanceReport?> EndAsync(IServiceProvider provider, TrainedCandidate candidate, TrainingOptions? measure, CancellationToken cancellationToken)
    {
        await using var run = candidate.Run;
        var report = measure is null ? null : ImportanceReport.Measure(candidate.Result, measure, cancellationToken);
        if (report is not null)
        {
            await ImportanceRecord.KeepAsync(provider.GetRequiredService<IModelRegistry>(), candidate, report, cancellationToken);
        }

        await run.EndAsync(ExperimentRunStatus.Finished, reason: null, cancellationToken);
        return report;
    }

    private static async Task<IReadOnlyList<HoldoutOpening>> OpeningsAsync(string? vault, IModelRegistry registry, IReadOnlyList<Bar> bars, CancellationToken cancellationToken) =>
        vault is null || bars.Count == 0 ? [] : await VaultFile.ReadAsync(vault, registry, bars[0].Series, bars[0].OpenTime, bars[^1].OpenTime, cancellationToken);

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

    private sealed class Trials(ProgressLine line) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            var (word, done, planned) = value.PlannedSplits > 0 ? ("split", value.Splits, value.PlannedSplits) : ("trial", value.Trials, value.Planned);
            line.Show(string.Create(CultureInfo.InvariantCulture, $"{word} {done} of {planned}"), final: done == planned);
        }
    }
}
