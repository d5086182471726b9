using AlphaPulse.Backtesting;
using AlphaPulse.Features;
using AlphaPulse.Models;
using AlphaPulse.Snippets.Acme;
using AlphaPulse.Testing;
using AlphaPulse.Training;
using Microsoft.Extensions.DependencyInjection;

namespace AlphaPulse.Snippets;

/// <summary>The code of the guide on learners of one's own.</summary>
public static class LearnerSnippets
{
    public static void Verify()
    {
        // snippet: learner-contract
        LearnerContract.Verify(new BestFeatureLearner());
        // end
    }

    public static async Task<ModelVersion> TrainAsync(FeatureMatrix rows, ITradingCalendar calendar, string dataHash, IModelRegistry registry)
    {
        // snippet: learner-train
        IReadOnlyList<Candidate> candidates =
        [
            new Candidate(new RidgeLearner { Alpha = 100 }, Labels.ForwardLogReturn(6)),
            new Candidate(new BestFeatureLearner { Shrinkage = 0.3 }, Labels.ForwardLogReturn(6)),
        ];
        var result = new ModelTrainer(new TrainingOptions(), new TradingCosts()).Train(rows, calendar, dataHash, candidates);
        var version = await registry.RegisterAsync(result.Artifact);
        // end
        return version;
    }

    public static void AddToHost(IServiceCollection services)
    {
        // snippet: learner-host
        services.AddAlphaPulse(pulse => pulse.AddTraining(options =>
            options.Candidates.Add(new Candidate(new BestFeatureLearner(), Labels.ForwardLogReturn(options.HorizonBars)))));
        // end
    }
}
