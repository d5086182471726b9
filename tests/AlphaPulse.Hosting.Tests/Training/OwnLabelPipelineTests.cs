using System.Globalization;
using AlphaPulse.Features;
using AlphaPulse.Models;
using AlphaPulse.TestKit;
using AlphaPulse.Training;
using Microsoft.Extensions.DependencyInjection;

namespace AlphaPulse.Hosting.Tests.Training;

/// <summary>A label of one's own goes through the whole pipeline, down to the settlement of the replay, once the host knows its name.</summary>
public sealed class OwnLabelPipelineTests
{
    [Fact]
    public async Task A_model_of_an_own_label_is_promoted_replayed_and_settled()
    {
        using var folder = new TemporaryFolder();
        await using var provider = Provide(folder, pulse => pulse.AddLabel("further", Further.Of));
        var summary = await provider.GetRequiredService<PipelineRunner>().RunAsync();
        Assert.True(summary.Model.Decision == GateRecord.Promoted, string.Join("; ", summary.Model.Reasons));
        Assert.True(summary.Signals.Emitted > 100, $"{summary.Signals.Emitted} signals");
    }

    [Fact]
    public async Task A_label_that_nobody_added_ends_the_run_with_how_to_add_it()
    {
        using var folder = new TemporaryFolder();
        await using var provider = Provide(folder, _ => { });
        var refused = await Assert.ThrowsAsync<UnknownLabelException>(() => provider.GetRequiredService<PipelineRunner>().RunAsync());
        Assert.Contains("AddLabel(\"further\"", refused.Message, StringComparison.Ordinal);
        Assert.Empty(await provider.GetRequiredService<IHoldoutVault>().ListAsync());
    }

    private static ServiceProvider Provide(TemporaryFolder folder, Action<IAlphaPulseBuilder> configure) => new ServiceCollection()
        .AddAlphaPulse(pulse =>
        {
            configure(pulse);
            var alpha = new RealParameter("alpha", 50, 200);
            pulse.AddSimulation(o => (o.Bars, o.RevisionProbability, o.SignalTStatistic) = (6_000, 0, 12))
                .AddTraining(o => o.Search = new SearchOptions
                {
                    Trials = 2,
                    Folds = 1,
                    StartupTrials = 2,
                    Spaces = [new LearnerSpace("further", [alpha], p => new TrialPlan(new Candidate(new RidgeLearner { Alpha = p.Of(alpha) }, new Further(6)), 0.5))],
                })
                .AddEmbeddedPipeline(o => o.WorkingDirectory = folder.Path);
        })
        .BuildServiceProvider();

    /// <summary>The log return at the horizon, in percent.</summary>
    private sealed class Further(int bars) : ILabel
    {
        public string Name => string.Create(CultureInfo.InvariantCulture, $"further({bars})");

        public ModelTask Task => ModelTask.Regression;

        public int HorizonBars => bars;

        public int LookbackBars => 0;

        public bool FollowsPath => false;

        public bool TellsSide => true;

        public static Further Of(IReadOnlyList<string> arguments) => new(int.Parse(arguments[0], CultureInfo.InvariantCulture));

        public ILabelRun? Begin(in LabelStart start) => new Run(start.Bar);

        private sealed class Run(Bar start) : ILabelRun
        {
            public LabelState Observe(Bar bar, int barsAhead, out LabelValue value)
            {
                var move = Math.Log((double)(bar.Close / start.Close));
                value = new LabelValue(100 * move, move);
                return LabelState.Known;
            }
        }
    }
}
