using AlphaPulse.Backtesting;
using AlphaPulse.Features;
using AlphaPulse.Hosting;
using AlphaPulse.Models;
using AlphaPulse.Simulation;
using AlphaPulse.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Training.MicrosoftML.Tests;

public class PipelineTests
{
    [Fact]
    public async Task From_bars_to_a_served_version_with_its_archive_beside_it()
    {
        IReadOnlyList<Bar> bars = [.. new SimulatedMarket(new SimulatedMarketOptions { Bars = 3000, SignalTStatistic = 8, Seed = 3 }).Generate()];
        var rows = FeatureMatrix.Compute(FeatureSets.Standard, AlwaysOpenCalendar.Instance, bars);
        IReadOnlyList<Candidate> candidates =
        [
            new(new LightGbmLearner { Rounds = 60, Leaves = 8, LearningRate = 0.05 }, Labels.ForwardLogReturn(6)),
            new(new LbfgsLogisticLearner { L2 = 100 }, Labels.Direction(6)),
            new(new FastForestLearner { Task = ModelTask.BinaryClassification, Trees = 16, MinRowsPerLeaf = 50 }, Labels.Direction(6)),
        ];
        var result = new ModelTrainer(new TrainingOptions(), new TradingCosts()).Train(rows, AlwaysOpenCalendar.Instance, new string('0', 64), candidates);
        Assert.Equal(6, result.Trials.Count);
        Assert.Equal(["microsoftml_fast_forest", "microsoftml_lbfgs_logistic", "microsoftml_light_gbm"], result.Trials.Select(trial => trial.Learner).Distinct().Order());
        Assert.Equal(result.Chosen.Learner, result.Artifact.Manifest.Options["learner"]);

        using var folder = new TemporaryFolder();
        var registry = new FileModelRegistry(folder.Path, TimeProvider.System);
        var version = await registry.RegisterAsync(result.Artifact);
        var archive = MicrosoftMLArchive.Of(result.Artifact.Model)!;
        _ = await archive.StoreAsync(registry, version.Id);
        await registry.MoveAliasesAsync(new Dictionary<string, string>(StringComparer.Ordinal) { [ModelAliases.Champion] = version.Id }, "test");

        // What is served needs nothing of Microsoft.ML and has the scores of what was trained.
        var served = (await registry.LoadAsync(ModelAliases.Champion)).Artifact;
        var scored = 0;
        foreach (var sample in result.Samples.Samples)
        {
            var row = rows.Row(sample.BarIndex);
            Assert.Equal(result.Artifact.Model.TryScore(row, out var trained), served.Model.TryScore(row, out var loaded));
            Assert.Equal(BitConverter.DoubleToInt64Bits(trained), BitConverter.DoubleToInt64Bits(loaded));
            scored++;
        }

        Assert.True(scored > 2000);
        Assert.Equal(archive.Sha256, (await MicrosoftMLArchive.ReadAsync(registry, version.Id))!.Sha256);
    }

    [Fact]
    public async Task A_pipeline_keeps_the_archive_beside_the_challenger()
    {
        using var folder = new TemporaryFolder();
        await using var services = new ServiceCollection()
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddAlphaPulse(pulse => pulse
                .AddSimulation(o => (o.Bars, o.SignalTStatistic) = (3000, 8))
                .AddEmbeddedPipeline(o => o.WorkingDirectory = folder.Path)
                .AddMicrosoftMLLearners(new LightGbmLearner { Rounds = 40, Leaves = 4, LearningRate = 0.05 }))
            .Configure<TrainingOptions>(o => (o.Penalties, o.TreeDepths, o.FlatShares) = ([1e15], [], [0]))
            .BuildServiceProvider();
        var summary = await services.GetRequiredService<PipelineRunner>().RunAsync();
        var registry = services.GetRequiredService<IModelRegistry>();
        var version = await registry.LoadAsync(summary.Model.Version);
        Assert.Equal("microsoftml_light_gbm", version.Artifact.Manifest.Options["learner"]);
        var archive = (await MicrosoftMLArchive.ReadAsync(registry, summary.Model.Version))!;
        Assert.IsType<TreeEnsembleModel>(version.Artifact.Model);
        Assert.Equal(((TreeEnsembleModel)version.Artifact.Model).Trees.Count, new Original(archive.Content, version.Artifact.Model.Schema.Columns.Count).ReadSum(version.Artifact.Model.Schema).Trees.Count);
    }

    [Fact]
    public void A_host_tries_the_learners_that_it_adds_at_its_horizon()
    {
        using var services = new ServiceCollection()
            .AddAlphaPulse(pulse => pulse
                .AddMicrosoftMLLearners(new FastTreeLearner(), new LbfgsLogisticLearner())
                .AddMicrosoftMLLearners(new FastTreeLearner())
                .AddTraining(options => options.HorizonBars = 12))
            .BuildServiceProvider();
        var added = services.GetRequiredService<IOptions<TrainingOptions>>().Value.Candidates;
        Assert.Equal(
            [(new FastTreeLearner().Name, Labels.ForwardLogReturn(12).Name), (new LbfgsLogisticLearner().Name, Labels.Direction(12).Name)],
            added.Select(candidate => (candidate.Learner.Name, candidate.Label.Name)));
        Assert.Equal(added, services.GetRequiredService<ModelTrainer>().DefaultCandidates().TakeLast(2));
    }

    [Fact]
    public void Without_a_name_it_tries_LightGBM_in_both_tasks()
    {
        using var services = new ServiceCollection().AddAlphaPulse(pulse => pulse.AddMicrosoftMLLearners().AddTraining()).BuildServiceProvider();
        Assert.Equal(
            [ModelTask.Regression, ModelTask.BinaryClassification],
            services.GetRequiredService<IOptions<TrainingOptions>>().Value.Candidates.Select(candidate => Assert.IsType<LightGbmLearner>(candidate.Learner).Task));
    }
}
