using AlphaPulse.Backtesting;
using AlphaPulse.Features;
using AlphaPulse.Models;
using AlphaPulse.Simulation;
using AlphaPulse.TestKit;
using AlphaPulse.Training;
using Microsoft.Extensions.DependencyInjection;

namespace AlphaPulse.Hosting.Tests.Gate;

/// <summary>A market with a strong signal, and in a folder of its own the registry, the vault and the runs of a host with the gate.</summary>
internal sealed class GateScene : IDisposable
{
    /// <summary>Candidates are trained on the bars but for this many.</summary>
    public const int Later = 100;

    public static readonly IReadOnlyList<Bar> Market = [.. new SimulatedMarket(new SimulatedMarketOptions { Bars = 2_600, SignalTStatistic = 16, Seed = 3 }).Generate()];

    private readonly TemporaryFolder _folder = new();

    public string Folder => _folder.Path;

    public static FeatureMatrix Rows(IReadOnlyList<Bar> bars) => FeatureMatrix.Compute(FeatureSets.Core, AlwaysOpenCalendar.Instance, bars);

    public static IReadOnlyList<Bar> Early(IReadOnlyList<Bar> bars) => [.. bars.Take(bars.Count - Later)];

    public static async Task<(TrainingEvidence Evidence, TrainedCandidate Candidate)> TrainAsync(IServiceProvider provider, FeatureMatrix rows, double alpha = 100)
    {
        var candidate = await provider.GetRequiredService<CandidateTraining>().TrainAsync(
            new TrainingMaterial(rows, AlwaysOpenCalendar.Instance, TrainingMaterial.HashOf(rows.Bars, FeatureInputs.None)),
            [new Candidate(new RidgeLearner { Alpha = alpha }, Labels.ForwardLogReturn(3))]);
        return ((await TrainingEvidence.ReadAsync(provider.GetRequiredService<IModelRegistry>(), candidate.Version.Id))!, candidate);
    }

    /// <summary>A candidate whose record has ended, and what the gate is asked about it.</summary>
    public static async Task<GateRequest> AskAsync(IServiceProvider provider, double alpha = 100)
    {
        var (evidence, candidate) = await TrainAsync(provider, Rows(Early(Market)), alpha);
        await candidate.Run.EndAsync(ExperimentRunStatus.Finished);
        return evidence.ToRequest(candidate.Version.Id, Rows(Market), AlwaysOpenCalendar.Instance);
    }

    /// <summary>A host whose gate lets the signal of the market through.</summary>
    public ServiceProvider Provide(TradingCosts? costs = null, string vault = "vault.db")
    {
        var services = new ServiceCollection();
        services.AddAlphaPulse(pulse => pulse
            .UseSqlite(_folder.File(vault))
            .UseFileRegistry(_folder.File("models"))
            .UseFileTracking(o => o.Folder = _folder.File("runs"))
            .AddFeatures()
            .AddTraining(gate: o => (o.MinimumTrades, o.MaximumPValue, o.BindingGuards) = (2, 0.5, []), costs: costs ?? new TradingCosts())
            .AddCandidateTraining()
            .AddCandidateGate());
        return services.BuildServiceProvider();
    }

    public void Dispose() => _folder.Dispose();
}
