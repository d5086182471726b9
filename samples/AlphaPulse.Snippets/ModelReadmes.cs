using AlphaPulse.Backtesting;
using AlphaPulse.Drift;
using AlphaPulse.Features;
using AlphaPulse.Indicators;
using AlphaPulse.Inference;
using AlphaPulse.Models;
using AlphaPulse.Training;
using Microsoft.Extensions.DependencyInjection;

namespace AlphaPulse.Snippets;

/// <summary>The code of the packages from indicators to drift.</summary>
public static class ModelReadmes
{
    public static void Indicators(IEnumerable<Bar> bars)
    {
        // snippet: rsi
        var rsi = new Rsi<decimal>(14);
        foreach (var bar in bars)
        {
            if (rsi.Update(bar.Close, out var value))
            {
                Console.WriteLine(value);
            }
        }

        var any = IndicatorCatalog.Create<double>("bbands(20,2)");   // any indicator by its text
        // end
    }

    public static double? Chains(Ohlcv<double>[] bars)
    {
        // snippet: indicator-chains
        var chain = new Ema<decimal>(20).Of(new Rsi<decimal>(14));                          // in code
        var text = IndicatorCatalog.Create<double>("ema(20,rsi(14))");                      // the same by text
        var signal = IndicatorCatalog.Create<double>("sma(5,macd(12,26,9).signal)");        // an output of several
        var pair = IndicatorCatalog.Create<double>("correl(30,close,volume)");              // two series
        var rows = new double[bars.Length];
        signal.Batch(bars, rows, missing: double.NaN);                                      // what is written where there is no value
        // end
        return chain.IsReady || text.Samples > 0 || pair.Samples > 0 ? rows[^1] : null;
    }

    public static void Features(IEnumerable<Bar> bars)
    {
        // snippet: engine
        var set = FeatureSet.Parse("mine", "log_return(1)", "volatility(24)", "rsi(14)");
        var engine = new FeatureEngine(set, AlwaysOpenCalendar.Instance);
        var row = new double[set.Schema.Columns.Count];
        foreach (var bar in bars)
        {
            if (engine.Update(bar, row))
            {
                // every value of the row is there
            }
        }
        // end
    }

    public static async Task Exports(ModelArtifact artifact, MultinomialModel multinomial)
    {
        // snippet: export
        var several = new MulticlassModelArtifact(multinomial, artifact.Manifest);
        await MulticlassModelFile.SaveAsync("classes.apm", several);                           // probabilities of several classes
        await File.WriteAllBytesAsync("readable.json", ModelJsonExporter.ToBytes(artifact));   // names and nested trees, for people
        await File.WriteAllBytesAsync("model.onnx", OnnxExporter.ToBytes(artifact.Model));     // for other runtimes
        // end
    }

    public static IModel ClassValues(MultinomialModel multinomial)
    {
        // snippet: class-values
        IModel served = new ClassValueModel(multinomial, -0.004, 0, 0.005);   // the mean log return of each class
        // end
        return served;
    }

    public static void Backtesting(IReadOnlyList<Bar> bars, double[] scores, double[] differences)
    {
        // snippet: backtest
        var path = PositionPath.FromScores(scores, new SignalRule(0.0005, -0.0005, horizonBars: 1));   // one score a bar, NaN is none
        var runner = new BacktestRunner(new TradingCosts { FeeBasisPoints = 10, SlippageBasisPoints = 2 }, AlwaysOpenCalendar.Instance);
        BacktestResult result = runner.Run(bars, path);

        var statistics = PerformanceStatistics.FromResult(result, periodsPerYear: 365.25 * 24);
        Console.WriteLine($"{result.FinalEquity} {statistics.AnnualizedSharpe?.ToString("F2") ?? "undefined"}");

        BootstrapResult better = StationaryBootstrap.TestMean(differences, seed: 1);   // candidate minus champion, bar by bar
        Console.WriteLine($"[{better.Lower}, {better.Upper}], p = {better.PValue}");
        // end
    }

    public static async Task ModelsAsync(FeatureSchema schema, double[] features, double[] targets, ModelManifest manifest, double[] row)
    {
        // snippet: models
        var data = TrainingMatrix.FromRows(schema, features, targets);
        IModel model = new RidgeLearner { Alpha = 10 }.Fit(data, seed: 1);
        var artifact = new ModelArtifact(model, new SignalRule(0.0005, -0.0005, horizonBars: 1), manifest);

        var registry = new FileModelRegistry("models", TimeProvider.System);
        var version = await registry.RegisterAsync(artifact);
        await registry.MoveAliasesAsync(new Dictionary<string, string> { [ModelAliases.Champion] = version.Id }, "passed the gate");

        var champion = await registry.LoadAsync(ModelAliases.Champion);
        if (champion.Artifact.Model.TryScore(row, out var score)) { /* no score is not a score of zero */ }
        // end
    }

    public static async Task<bool> RegistryAsync(IModelRegistry registry)
    {
        // snippet: registry-history
        var lastTuesday = new DateTimeOffset(2026, 11, 24, 14, 3, 0, TimeSpan.Zero);
        ServingPeriod? served = await registry.FindServedAsync(ModelAliases.Champion, lastTuesday);
        await registry.RollBackAsync(ModelAliases.Champion, "lost money for a week");
        await registry.PruneAsync(new ModelRetention { KeepNewest = 20, KeepServedWithin = TimeSpan.FromDays(365) }, "monthly");
        RegistryVerification check = await registry.VerifyAsync();   // every model file against its checksum
        // end
        return served is not null && check.IsSound;
    }

    public static async Task TrainingAsync(IModelRegistry registry, IHoldoutVault vault, ITradingCalendar calendar, IReadOnlyList<Bar> bars, string dataHash)
    {
        // snippet: training
        var rows = FeatureMatrix.Compute(FeatureSets.Standard, calendar, bars);
        var result = new ModelTrainer(new TrainingOptions(), new TradingCosts()).Train(rows, calendar, dataHash);
        var version = await registry.RegisterAsync(result.Artifact);
        var gate = new PromotionGate(vault, new GateOptions(), new TradingCosts());
        var decision = await gate.DecideAsync(
            await registry.LoadAsync(version.Id), champion: null, rows, result.Split.HoldoutBars, calendar, result.Guards);
        // end
    }

    public static async Task TrackingAsync(TrainingResult result)
    {
        // snippet: tracking
        var tracker = new FileExperimentTracker("runs", TimeProvider.System);
        await using var run = await tracker.StartRunAsync(new ExperimentRunStart { Experiment = "btc-1h" });
        await run.LogParametersAsync(new Dictionary<string, string> { ["learner"] = "ridge", ["alpha"] = "100" });
        foreach (var trial in result.Trials)
        {
            await run.LogMetricsAsync([new ExperimentMetric("validation.net_return", trial.NetReturn, trial.Number)]);
        }

        await run.LogLineageAsync(new ExperimentLineage { DataHash = result.Artifact.Manifest.DataHash });
        await run.EndAsync(ExperimentRunStatus.Finished);
        // end
    }

    public static async Task InferenceAsync(
        IServiceProvider services,
        IModelRegistry registry,
        IInstrumentLifeLedger life,
        ITradingCalendar calendar,
        TimeProvider time,
        IEnumerable<Bar> history,
        Bar bar,
        List<Outcome> outcomes)
    {
        // snippet: inference
        var champion = await registry.LoadAsync(ModelAliases.Champion);
        var engines = services.GetRequiredService<SignalEngineFactory>(); // of AddInference: it knows the cuts that the host keeps
        var engine = await engines.CreateAsync(champion.Version.Id, calendar, SignalMode.Champion);
        var labels = services.GetRequiredService<LabelCatalog>(); // it knows those of AddLabel, too
        var settler = new OutcomeSettler(calendar, new TradingCosts(), labels.Parse(champion.Artifact.Manifest.Label), engine.Cuts);
        foreach (var past in history)
        {
            engine.Warm(past);
            settler.Observe(past, outcomes); // barriers are laid from the bars before a signal
        }

        foreach (var cut in SeriesCuts.Of(await life.ReadAsync(engine.Series.Instrument)))
        {
            engine.Learn(cut); // one that was recorded since
            settler.Learn(cut);
        }

        settler.Observe(bar, outcomes);
        if (engine.TryProcess(bar, out var signal))
        {
            settler.Follow(in signal);
        }

        // From time to time where no bar comes, as behind a delisting; ten minutes are for bars that come late:
        settler.Advance(engine.Series.Instrument, time.GetUtcNow() - TimeSpan.FromMinutes(10), outcomes);
        // end
    }

    public static async Task DriftAsync(IModel model, double[] trainingRows, double[] row, Bar bar)
    {
        // snippet: drift
        var columns = MonitoredColumns.From(model.Schema).With(RawInputs.Columns);
        var options = new DriftOptions { Policy = DriftPolicy.Hold, RowsPerYear = 8_760 };   // hourly rows around the clock
        var profile = ReferenceProfile.Fit(columns, trainingRows, options);   // thresholds are learned from these rows
        await ReferenceProfileFile.SaveAsync("model.profile.json", profile);  // kept beside the model

        var monitor = new DriftMonitor(profile, columns, options);
        monitor.Observe(row, bar.OpenTime);
        if (monitor.IsHeld) { /* no signal: monitor.Reason says why */ }
        DriftReport report = monitor.CreateReport();
        // end
    }

    public static void Rounds(TrainingMatrix train, TrainingMatrix purgedSlice, TrainingMatrix all)
    {
        // snippet: rounds
        var learner = new BoostedTreesLearner { Loss = BoostingLoss.Logistic };
        var rounds = learner.Fit(train, purgedSlice, seed: 1).Curve.BestRound;
        var model = learner.WithRounds(rounds).Fit(all, seed: 1);
        // end
    }

    public static void Watch(BoostedTreesLearner learner, TrainingMatrix train, TrainingMatrix purgedSlice, double[] row, double[] contributions)
    {
        // snippet: boosting-run
        var result = learner.Fit(train, new BoostingRun
        {
            Seed = 1,
            Watched = new Dictionary<string, TrainingMatrix> { ["slice"] = purgedSlice },
            StopOn = "slice",
        });
        var explainer = new TreeExplainer(result.Model);
        explainer.Explain(row, contributions);   // with explainer.ExpectedValue, they add up to the sum of the trees
        // end
    }
}
