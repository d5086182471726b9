using AlphaPulse.Backtesting;
using AlphaPulse.Features;
using AlphaPulse.Hosting;
using AlphaPulse.Models;
using AlphaPulse.Training;
using Microsoft.Extensions.DependencyInjection;

namespace AlphaPulse.Snippets;

/// <summary>The code of docs/guides/training.md.</summary>
public static class TrainingSnippets
{
    public static async Task<ModelVersion> SearchAsync(
        IReadOnlyList<Bar> bars, ITradingCalendar calendar, string dataHash, IModelRegistry registry, CancellationToken cancellationToken)
    {
        // snippet: search
        var rows = FeatureMatrix.Compute(FeatureSets.Standard, calendar, bars, cancellationToken);
        var options = new TrainingOptions { HorizonBars = 6, Seed = 1 }.Use(TrainingProfile.Quick);
        options.Search!.JournalFile = "trials.jsonl";   // go on after an interruption
        TrainingResult result = new ModelTrainer(options, new TradingCosts())
            .Train(rows, calendar, dataHash, cancellationToken: cancellationToken);
        foreach (GuardResult guard in result.Guards)
        {
            Console.WriteLine($"{guard.Name}: {guard.Verdict}: {guard.Words}");
        }

        ModelVersion version = await registry.RegisterAsync(result.Artifact, cancellationToken);
        // end
        return version;
    }

    public static void Paths(TrainingOptions options, FeatureMatrix rows, ITradingCalendar calendar, string dataHash)
    {
        // snippet: paths
        options.Combinatorial = new CombinatorialOptions { Groups = 6, TestGroups = 2, TimeBudget = TimeSpan.FromMinutes(5) };
        TrainingResult result = new ModelTrainer(options, new TradingCosts()).Train(rows, calendar, dataHash);
        if (result.Combinatorial is { } report)
        {
            Console.WriteLine($"{report.Paths.Count} paths, median {report.MedianNetReturn:P2}, worst in twenty {report.WorstNetReturn:P2}, {report.LosingShare:P0} lose");
        }
        // end
    }

    public static void LatencyBudget(FeatureMatrix rows, ITradingCalendar calendar, string dataHash)
    {
        // snippet: latency-budget
        var options = new TrainingOptions { LatencyBudget = TimeSpan.FromMicroseconds(1) };
        TrainingResult result = new ModelTrainer(options, new TradingCosts()).Train(rows, calendar, dataHash);
        Console.WriteLine($"foretold {result.PredictedNanoseconds} ns a row, measured {result.MeasuredNanoseconds} ns");
        foreach (LeftOutCandidate leftOut in result.LeftOut)
        {
            Console.WriteLine(leftOut.Reason);   // which form of trees, how long it would take, how many rounds would fit
        }
        // end
    }

    public static void Policies(IServiceCollection services)
    {
        // snippet: policies
        services.AddAlphaPulse(pulse => pulse
            .AddModelPolicies(o =>
            {
                o.RequireShadow = true;                        // serve beside the champion first
                o.Shadow.MinimumSpan = TimeSpan.FromDays(14);
                o.StartRollback = true;                       // degraded: the champion before it serves again
                o.StartRetraining = true;                      // due by schedule or drift: hand in a training job
                o.Retrain.Interval = TimeSpan.FromDays(30);
            })
            .AddEmbeddedPipeline(o => o.DataFile = "btcusdt-1h.csv"));
        // end
    }

    public static TrainingResult Chosen(FeatureMatrix rows, ITradingCalendar calendar, string dataHash)
    {
        // snippet: candidates
        var barriers = Labels.Parse("triple_barrier(24,2,1,100)");
        Candidate[] candidates =
        [
            new(Learners.Parse("ridge:alpha=1000"), barriers),
            new(new BoostedTreesLearner { Growth = TreeGrowth.LeafWise, MaxLeaves = 15, MinRowsPerLeaf = 100, Loss = BoostingLoss.Huber }, barriers),
        ];
        var result = new ModelTrainer(new TrainingOptions(), new TradingCosts()).Train(rows, calendar, dataHash, candidates);
        // end
        return result;
    }

    public static TrainingResult Pairs(FeatureMatrix rows, ITradingCalendar calendar, string dataHash, double[] row)
    {
        // snippet: meta-label
        var options = new TrainingOptions();
        var meta = new MetaLabelOptions
        {
            Secondaries = [Learners.Parse("boosted_trees:loss=logistic,max_depth=2,rounds=30")],
            BetSize = new BetSizeRule(threshold: 0.55, step: 0.25),   // no bet up to 0.55, then quarters of a position
        };
        var pairs = meta.Compose(Learners.Parse("logistic:alpha=100"), Labels.NetSide(6, 10), options);
        var result = new ModelTrainer(options, new TradingCosts()).Train(rows, calendar, dataHash, pairs);
        if (result.Artifact.Model is MetaLabelledModel model && model.TryTrust(row, out var side, out var probability))
        {
            Console.WriteLine($"{side}, right with a probability of {probability:0.00}: {model.BetSize.Size(probability):0.00} of a position");
        }
        // end
        return result;
    }

    public static TrainingOptions FewerColumns(ILabel label)
    {
        // snippet: fewer-columns
        var options = new TrainingOptions
        {
            Candidates =
            {
                new Candidate(SelectingLearner.Of(new RidgeLearner { Alpha = 100 }, new ColumnSelectionOptions { Columns = 12 }), label),
                new Candidate(SelectingLearner.Of(new BoostedTreesLearner { Rounds = 300 }), label),
            },
        };
        // end
        return options;
    }

    public static async Task GateAsync(
        IModelRegistry registry, CandidateGate candidateGate, string version, FeatureMatrix rows, ITradingCalendar calendar, CancellationToken cancellationToken)
    {
        // snippet: candidate-gate
        if (await TrainingEvidence.ReadAsync(registry, version, cancellationToken) is { } evidence)
        {
            GateVerdict verdict = await candidateGate.DecideAsync(evidence.ToRequest(version, rows, calendar), cancellationToken: cancellationToken);
            Console.WriteLine($"{version} {verdict.Word}: {string.Join("; ", verdict.Reasons)}");
        }
        // end
    }

    public static void Explain(IModel model, double[] row)
    {
        // snippet: explain
        IModelExplainer explainer = ModelExplainers.Create(model);
        var contributions = new double[model.Schema.Columns.Count];
        if (explainer.TryExplain(row, contributions))
        {
            // explainer.ExpectedValue + contributions.Sum() is the score before its link function
        }
        // end
    }
}
