using AlphaPulse.Backtesting;
using AlphaPulse.Features;
using AlphaPulse.Hosting.Tests.Gate;
using Microsoft.Extensions.DependencyInjection;

namespace AlphaPulse.Hosting.Tests.Training;

/// <summary>What a training leaves for the gate names its own holdout, costs, bars and rows, and no others.</summary>
public sealed class TrainingEvidenceTests : IDisposable
{
    private static readonly IReadOnlyList<Bar> Market = GateScene.Market;
    private readonly GateScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task The_holdout_is_found_again_among_later_bars_and_opened_once_by_the_costs_of_the_training()
    {
        await using var provider = _scene.Provide(new TradingCosts { FeeBasisPoints = 3, SlippageBasisPoints = 1 });
        var (evidence, candidate) = await TrainAsync(provider);
        var bars = candidate.Result.Split.HoldoutBars;
        Assert.Equal((Market[bars.Start.Value].OpenTime, Market[bars.End.Value - 1].OpenTime), (evidence.HoldoutFrom, evidence.HoldoutTo));
        Assert.Equal((3m, 1m), (evidence.FeeBasisPoints, evidence.SlippageBasisPoints));
        Assert.Equal(candidate.Result.Guards, evidence.Guards);

        var request = Ask(evidence, candidate, Market);
        Assert.Equal(bars, request.Holdout);
        var verdict = await provider.GetRequiredService<CandidateGate>().DecideAsync(request, candidate.Run);
        Assert.Equal((4m, 1), (verdict.Decision.CostBasisPointsPerSide, verdict.Decision.HoldoutOpenings));
        Assert.Single(await provider.GetRequiredService<IHoldoutVault>().ListAsync());
    }

    [Fact]
    public async Task Other_costs_bars_instruments_and_calendars_leave_the_holdout_shut()
    {
        await using var provider = _scene.Provide();
        var (evidence, candidate) = await TrainAsync(provider);
        await using var cheaper = _scene.Provide(new TradingCosts { FeeBasisPoints = 1 });
        var request = Ask(evidence, candidate, Market);
        var costs = await Assert.ThrowsAsync<TrainingEvidenceException>(() => cheaper.GetRequiredService<CandidateGate>().DecideAsync(request));
        Assert.Contains("charged 10 basis points a side and the gate charges 1", costs.Message, StringComparison.Ordinal);

        // A bar less at the beginning, one that is another in the holdout, an end before the holdout is over: none of these is the data of the training.
        var last = evidence.Bars - 1;
        Bar[] changed = [.. Market];
        changed[last] = new Bar(
            Market[last].Series, Market[last].OpenTime, Market[last].Open, Market[last].High, Market[last].Low, Market[last].Close, Market[last].Volume + 1, Market[last].AvailableAt, Market[last].Provenance);
        foreach (var other in new IReadOnlyList<Bar>[] { [.. Market.Skip(1)], changed, [.. Market.Take(last)], [] })
        {
            var refused = Assert.Throws<TrainingEvidenceException>(() => Ask(evidence, candidate, other));
            Assert.Contains(candidate.Version.Id, refused.Message, StringComparison.Ordinal);
        }

        var streams = new Dictionary<string, string> { ["OTHER"] = "sim:OTHER-USD@1h" };
        var missing = Assert.Throws<TrainingEvidenceException>(() => Ask(evidence with { Streams = streams }, candidate, Market));
        Assert.Contains("sim:OTHER-USD@1h behind '@OTHER'", missing.Message, StringComparison.Ordinal);
        var calendar = Assert.Throws<TrainingEvidenceException>(() => evidence.ToRequest(candidate.Version.Id, GateScene.Rows(Market), NyseCalendar.Instance));
        Assert.Contains("calendar 'always' and cannot be judged on 'nyse'", calendar.Message, StringComparison.Ordinal);
        Assert.Empty(await provider.GetRequiredService<IHoldoutVault>().ListAsync());
        await candidate.Run.EndAsync(ExperimentRunStatus.Finished);
    }

    [Fact]
    public async Task What_other_instruments_and_sources_said_is_part_of_it_and_what_they_say_later_is_not()
    {
        await using var provider = _scene.Provide();
        var rows = Joined(GateScene.Early(Market), rise: 1, mood: 1);
        var (evidence, candidate) = await GateScene.TrainAsync(provider, rows);
        await candidate.Run.EndAsync(ExperimentRunStatus.Finished);
        Assert.Equal(candidate.Result.Split.HoldoutBars, evidence.ToRequest(candidate.Version.Id, Joined(Market, rise: 1, mood: 1), AlwaysOpenCalendar.Instance).Holdout);

        // The same bars under the same names, and another instrument or source behind one of them.
        foreach (var other in new[] { Joined(Market, rise: 2, mood: 1), Joined(Market, rise: 1, mood: 2) })
        {
            var refused = Assert.Throws<TrainingEvidenceException>(() => evidence.ToRequest(candidate.Version.Id, other, AlwaysOpenCalendar.Instance));
            Assert.StartsWith("The bars are those that", refused.Message, StringComparison.Ordinal);
            Assert.Contains(evidence.RowsHash, refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_store_that_another_source_has_enriched_since_is_still_that_of_the_training()
    {
        await using var provider = _scene.Provide();
        var store = provider.GetRequiredService<IBarStore>();
        await store.WriteAsync([.. Market.Select(bar => Told(bar, BarProvenance.Import))]);
        var (evidence, candidate) = await GateScene.TrainAsync(provider, GateScene.Rows(GateScene.Early(await ReadAsync(store))));
        await store.WriteAsync([.. Market.Select(bar => Told(bar, BarProvenance.VenueRest) with { Detail = new BarDetail { TradeCount = 7 } })]);
        var enriched = await ReadAsync(store);
        Assert.All(enriched, bar => Assert.Equal(BarProvenance.VenueRest, bar.Provenance));
        var verdict = await provider.GetRequiredService<CandidateGate>().DecideAsync(Ask(evidence, candidate, enriched), candidate.Run);
        Assert.Equal(1, verdict.Decision.HoldoutOpenings);
    }

    [Fact]
    public async Task A_document_that_is_not_what_this_release_writes_is_refused_by_its_name()
    {
        await using var provider = _scene.Provide();
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

    private static GateRequest Ask(TrainingEvidence evidence, TrainedCandidate candidate, IReadOnlyList<Bar> bars) =>
        evidence.ToRequest(candidate.Version.Id, GateScene.Rows(bars), AlwaysOpenCalendar.Instance);

    private static Task<(TrainingEvidence Evidence, TrainedCandidate Candidate)> TrainAsync(IServiceProvider provider) =>
        GateScene.TrainAsync(provider, GateScene.Rows(GateScene.Early(Market)));

    private static Bar Told(Bar bar, BarProvenance by) => new(bar.Series, bar.OpenTime, bar.Open, bar.High, bar.Low, bar.Close, bar.Volume, bar.AvailableAt, by);

    private static async Task<IReadOnlyList<Bar>> ReadAsync(IBarStore store)
    {
        var bars = new List<Bar>();
        await foreach (var bar in store.ReadAsync(new BarQuery(Market[0].Series)))
        {
            bars.Add(bar);
        }

        return bars;
    }

    /// <summary>Rows beside another instrument and a source, as far as the bars go.</summary>
    private static FeatureMatrix Joined(IReadOnlyList<Bar> bars, int rise, double mood)
    {
        var other = new BarSeriesId(InstrumentId.Parse("sim:OTHER-USD"), Timeframe.OneHour);
        return FeatureMatrix.Compute(
            FeatureSet.Parse("joined", "log_return(1)", "volatility(24)", "log_return(1) - log_return(1)@OTHER", "sma(6,input(mood))"),
            AlwaysOpenCalendar.Instance,
            bars,
            new FeatureInputs
            {
                Streams = new Dictionary<string, IReadOnlyList<Bar>>
                {
                    ["OTHER"] = [.. bars.Select((b, i) => new Bar(other, b.OpenTime, 10 + i % 5, 20, 9, 10 + i * rise % 3, 1, b.AvailableAt, b.Provenance))],
                },
                Sources = new Dictionary<string, IFeatureSource>
                {
                    ["mood"] = new ObservationSource(bars.Select((b, i) => new FeatureObservation(b.OpenTime, b.OpenTime, mood * Math.Sin(i)))),
                },
            });
    }
}
