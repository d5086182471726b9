using AlphaPulse.Backtesting;
using AlphaPulse.Features;
using AlphaPulse.Models;
using AlphaPulse.Simulation;
using AlphaPulse.TestKit;
using AlphaPulse.Training;
using Microsoft.Extensions.DependencyInjection;

namespace AlphaPulse.Hosting.Tests.Training;

/// <summary>What a training leaves for the gate names its own holdout, costs and bars, and no others.</summary>
public sealed class TrainingEvidenceTests : IDisposable
{
    private static readonly IReadOnlyList<Bar> Market = [.. new SimulatedMarket(new SimulatedMarketOptions { Bars = 2_600, SignalTStatistic = 8, Seed = 3 }).Generate()];
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_holdout_is_found_again_among_later_bars_and_opened_once_by_the_costs_of_the_training()
    {
        await using var provider = Provide(new TradingCosts { FeeBasisPoints = 3, SlippageBasisPoints = 1 });
        var (evidence, candidate) = await TrainAsync(provider);
        var bars = candidate.Result.Split.HoldoutBars;
        Assert.Equal((Market[bars.Start.Value].OpenTime, Market[bars.End.Value - 1].OpenTime), (evidence.HoldoutFrom, evidence.HoldoutTo));
        Assert.Equal((3m, 1m), (evidence.FeeBasisPoints, evidence.SlippageBasisPoints));
        Assert.Equal(candidate.Result.Guards, evidence.Guards);

        var request = evidence.ToRequest(candidate.Version.Id, Rows(Market));
        Assert.Equal(bars, request.Holdout);
        var verdict = await provider.GetRequiredService<CandidateGate>().DecideAsync(request, candidate.Run);
        Assert.Equal((4m, 1), (verdict.Decision.CostBasisPointsPerSide, verdict.Decision.HoldoutOpenings));
        Assert.Single(await provider.GetRequiredService<IHoldoutVault>().ListAsync());
    }

    [Fact]
    public async Task Other_costs_bars_and_instruments_leave_the_holdout_shut()
    {
        await using var provider = Provide(new TradingCosts());
        var (evidence, candidate) = await TrainAsync(provider);
        await using var cheaper = Provide(new TradingCosts { FeeBasisPoints = 1 });
        var request = evidence.ToRequest(candidate.Version.Id, Rows(Market));
        var costs = await Assert.ThrowsAsync<TrainingEvidenceException>(() => cheaper.GetRequiredService<CandidateGate>().DecideAsync(request));
        Assert.Contains("charged 10 basis points a side and the gate charges 1", costs.Message, StringComparison.Ordinal);

        // A bar less at the beginning, one that is another in the holdout, an end before the holdout is over: none of these is the data of the training.
        var last = evidence.Bars - 1;
        Bar[] changed = [.. Market];
        changed[last] = new Bar(
            Market[last].Series, Market[last].OpenTime, Market[last].Open, Market[last].High, Market[last].Low, Market[last].Close, Market[last].Volume + 1, Market[last].AvailableAt, Market[last].Provenance);
        foreach (var other in new IReadOnlyList<Bar>[] { [.. Market.Skip(1)], changed, [.. Market.Take(last)], [] })
        {
            var refused = Assert.Throws<TrainingEvidenceException>(() => evidence.ToRequest(candidate.Version.Id, Rows(other)));
            Assert.Contains(candidate.Version.Id, refused.Message, StringComparison.Ordinal);
        }

        var streams = new Dictionary<string, string> { ["OTHER"] = "sim:OTHER-USD@1h" };
        var missing = Assert.Throws<TrainingEvidenceException>(() => (evidence with { Streams = streams }).ToRequest(candidate.Version.Id, Rows(Market)));
        Assert.Contains("sim:OTHER-USD@1h behind '@OTHER'", missing.Message, StringComparison.Ordinal);
        Assert.Empty(await provider.GetRequiredService<IHoldoutVault>().ListAsync());
        await candidate.Run.EndAsync(ExperimentRunStatus.Finished);
    }

    [Fact]
    public async Task A_document_that_is_not_what_this_release_writes_is_refused_by_its_name()
    {
        await using var provider = Provide(new TradingCosts());
        var (evidence, candidate) = await TrainAsync(provider);
        var registry = provider.GetRequiredService<IModelRegistry>();
        foreach (var document in new[] { (evidence with { FormatVersion = 2 }).ToJson(), "{}"u8.ToArray(), "null"u8.ToArray() })
        {
            await registry.StoreEvidenceAsync(candidate.Version.Id, TrainingEvidence.FileName, document);
            var refused = await Assert.ThrowsAsync<TrainingEvidenceException>(() => TrainingEvidence.ReadAsync(registry, candidate.Version.Id));
            Assert.Contains($"training.json of {candidate.Version.Id}", refused.Message, StringComparison.Ordinal);
        }

        await candidate.Run.EndAsync(ExperimentRunStatus.Finished);
    }

    private static FeatureMatrix Rows(IReadOnlyList<Bar> bars) => FeatureMatrix.Compute(FeatureSets.Core, AlwaysOpenCalendar.Instance, bars);

    /// <summary>Trains on the bars but for the last hundred.</summary>
    private static async Task<(TrainingEvidence Evidence, TrainedCandidate Candidate)> TrainAsync(IServiceProvider provider)
    {
        var rows = Rows([.. Market.Take(Market.Count - 100)]);
        var candidate = await provider.GetRequiredService<CandidateTraining>().TrainAsync(
            new TrainingMaterial(rows, AlwaysOpenCalendar.Instance, TrainingMaterial.HashOf(rows.Bars, FeatureInputs.None)),
            [new Candidate(new RidgeLearner { Alpha = 100 }, Labels.ForwardLogReturn(3))]);
        return ((await TrainingEvidence.ReadAsync(provider.GetRequiredService<IModelRegistry>(), candidate.Version.Id))!, candidate);
    }

    private ServiceProvider Provide(TradingCosts costs)
    {
        var services = new ServiceCollection();
        services.AddAlphaPulse(pulse => pulse
            .UseSqlite(_folder.File("vault.db"))
            .UseFileRegistry(_folder.File("models"))
            .UseFileTracking(o => o.Folder = _folder.File("runs"))
            .AddFeatures()
            .AddTraining(costs: costs)
            .AddCandidateTraining()
            .AddCandidateGate());
        return services.BuildServiceProvider();
    }
}
