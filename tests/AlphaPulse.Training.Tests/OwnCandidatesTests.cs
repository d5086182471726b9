using AlphaPulse.Features;
using AlphaPulse.Models;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Training.Tests;

public sealed class OwnCandidatesTests
{
    [Fact]
    public void Candidates_of_the_host_come_last_and_each_is_a_trial()
    {
        var own = new Candidate(new RidgeLearner { Alpha = 7 }, Labels.ForwardLogReturn(3));
        var options = new TrainingOptions { Penalties = [100], TreeDepths = [], FlatShares = [0, 0.5], Candidates = { own } };
        Assert.Same(own, new ModelTrainer(options, Scene.Costs).DefaultCandidates()[^1]);
        var result = Scene.Train(Scene.Bars(3000, tStatistic: 5), options);
        Assert.Equal(6, result.Trials.Count);
        Assert.Equal(6, result.Artifact.Manifest.Trials);
        Assert.All(result.Trials.TakeLast(2), trial => Assert.Equal((own.Label.Name, "7"), (trial.Label, trial.Options["alpha"])));
    }

    [Fact]
    public void A_label_that_tells_no_side_is_refused_at_the_start()
    {
        using var services = new ServiceCollection()
            .AddAlphaPulse(pulse => pulse.AddTraining(o => o.Candidates.Add(new Candidate(new LogisticLearner(), Labels.Parse("meta(momentum(1),direction(1),0)")))))
            .BuildServiceProvider();
        var e = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptions<TrainingOptions>>().Value);
        Assert.Contains("tells no side", e.Message, StringComparison.Ordinal);
    }
}
