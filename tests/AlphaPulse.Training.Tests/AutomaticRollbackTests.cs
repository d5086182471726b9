using System.Text;
using AlphaPulse.Models;
using AlphaPulse.TestKit;

namespace AlphaPulse.Training.Tests;

public sealed class AutomaticRollbackTests : IDisposable
{
    private static readonly ModelArtifact Artifact =
        Scene.Train(Scene.Bars(3_000, 8), new TrainingOptions { Penalties = [100], TreeDepths = [], FlatShares = [0] }).Artifact;

    private readonly TemporaryFolder _folder = new();
    private readonly ManualClock _clock = new(PolicyTests.Start.AddHours(-2));
    private readonly FileModelRegistry _registry;
    private readonly Ledger _ledger = new(PolicyTests.Outcomes(200, mean: -0.003));

    public AutomaticRollbackTests() => _registry = new FileModelRegistry(_folder.Path, _clock);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_degraded_champion_gives_way_with_its_evidence_and_does_not_come_back()
    {
        var (older, newer, _) = await PromoteTwoAsync();
        _ledger.Outcomes = PolicyTests.Outcomes(200, mean: 0.001);
        var kept = await RunAsync();
        Assert.Equal((false, null), (kept.ShouldRollBack, kept.To));

        _ledger.Outcomes = PolicyTests.Outcomes(200, mean: -0.003);
        var decision = await RunAsync();
        Assert.Equal((newer, older), (decision.From, decision.To));
        Assert.Equal(older, await ChampionAsync());
        Assert.Contains((await _registry.GetHistoryAsync()).TakeLast(2), m => m.IsRollback && m.Reason.Contains("earns less than it must", StringComparison.Ordinal));
        var evidence = await _registry.ReadEvidenceAsync(newer, "rollback-20240220T0000000000000Z-000200.json");
        Assert.Contains("\"should_roll_back\": true", Encoding.UTF8.GetString(evidence!.Value.Span), StringComparison.Ordinal);
        Assert.Equal(newer, _ledger.Asked[^1].ModelVersion);

        // The one before has no one before it, and the failed one is not taken for that.
        var again = await RunAsync();
        Assert.True(again is { ShouldRollBack: true, To: null }, again.Reason);
        Assert.Contains("hold its signals", again.Reason, StringComparison.Ordinal);
        Assert.Equal(older, await ChampionAsync());
    }

    [Fact]
    public async Task A_champion_that_was_promoted_while_the_one_before_it_was_judged_stays()
    {
        var (_, newer, next) = await PromoteTwoAsync();
        _ledger.OnRead = () => PromoteAsync(_registry, next, newer);
        var decision = await RunAsync();
        Assert.Equal((false, newer, null), (decision.ShouldRollBack, decision.From, decision.To));
        Assert.Contains($"the alias was moved to '{next}' in the meantime", decision.Reason, StringComparison.Ordinal);
        Assert.Equal(next, await ChampionAsync());
        Assert.DoesNotContain(await _registry.GetHistoryAsync(), m => m.IsRollback);
    }

    [Fact]
    public async Task A_champion_that_left_and_came_back_while_it_was_judged_is_judged_anew()
    {
        var (older, newer, _) = await PromoteTwoAsync();
        _ledger.OnRead = async () =>
        {
            await PromoteAsync(_registry, older, newer);
            await PromoteAsync(_registry, newer, older);
        };
        Assert.False((await RunAsync()).ShouldRollBack);
        Assert.Equal(newer, await ChampionAsync());
    }

    [Fact]
    public async Task A_promotion_in_the_very_moment_of_the_rollback_stays()
    {
        var (_, newer, next) = await PromoteTwoAsync();
        var registry = new Registry(_registry) { BeforeRollback = () => PromoteAsync(_registry, next, newer) };
        var decision = await RunAsync(registry);
        Assert.Equal((false, newer, null), (decision.ShouldRollBack, decision.From, decision.To));
        Assert.Contains($"the alias was moved to '{next}' in the meantime", decision.Reason, StringComparison.Ordinal);
        Assert.Equal(next, await ChampionAsync());
        Assert.DoesNotContain(await _registry.GetHistoryAsync(), m => m.IsRollback);
    }

    [Fact]
    public async Task A_registry_that_fails_is_no_decision()
    {
        var (older, newer, _) = await PromoteTwoAsync();
        foreach (var failure in new RegistryException[] { new("in use"), new RegistryDamageException("journal.jsonl", 3, "its hash is wrong", "Restore it."), new PromotionRefusedException("simulated") })
        {
            var registry = new Registry(_registry) { BeforeRollback = () => throw failure };
            Assert.Same(failure, await Record.ExceptionAsync(() => RunAsync(registry)));
        }

        Assert.Equal(newer, await ChampionAsync());

        // A version that served before but cannot any more is not the same as none.
        File.Delete(Path.Combine(_folder.Path, "versions", older, "model.apm"));
        await Assert.ThrowsAnyAsync<AlphaPulseException>(() => RunAsync());
        await Assert.ThrowsAsync<RegistryException>(() => new AutomaticRollback(new FileModelRegistry(Path.Combine(_folder.Path, "empty"), _clock), _ledger, new RollbackPolicy(new RollbackOptions())).RunAsync(PolicyTests.Series));
    }

    [Fact]
    public async Task Every_decision_keeps_its_own_evidence()
    {
        // As many signals both times, as the window is full: the second must not replace the first. Between two looks the decision is the same.
        var (older, _, _) = await PromoteTwoAsync();
        var policy = new RollbackPolicy(new RollbackOptions { WindowSignals = 100 });
        _ledger.Outcomes = PolicyTests.Outcomes(210, mean: -0.008);
        await new AutomaticRollback(_registry, _ledger, policy).RunAsync(PolicyTests.Series);
        await new AutomaticRollback(_registry, _ledger, policy).RunAsync(PolicyTests.Series);
        _ledger.Outcomes = PolicyTests.Outcomes(250, mean: -0.008);
        await new AutomaticRollback(_registry, _ledger, policy).RunAsync(PolicyTests.Series);
        Assert.Equal(
            ["rollback-20240220T0000000000000Z-000100.json", "rollback-20240303T1200000000000Z-000100.json"],
            Directory.GetFiles(Path.Combine(_folder.Path, "versions", older, "evidence")).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_a_champion_said_before_it_served_this_time_does_not_count()
    {
        var (older, newer, _) = await PromoteTwoAsync();

        // It serves again from the close of bar 120 on: the signal of that bar is the first of the 80 that count.
        await PromoteAsync(_registry, older, newer);
        _clock.Advance(PolicyTests.Start.AddHours(121) - _clock.GetUtcNow());
        await PromoteAsync(_registry, newer, older);
        _ledger.Outcomes = PolicyTests.Outcomes(200, mean: -0.003, hours: 1);
        Assert.Equal(14, (await RunAsync()).Signals);
    }

    private Task<RollbackDecision> RunAsync(IModelRegistry? registry = null) =>
        new AutomaticRollback(registry ?? _registry, _ledger, new RollbackPolicy(new RollbackOptions())).RunAsync(PolicyTests.Series);

    private async Task<string> ChampionAsync() => (await _registry.ListAliasesAsync())[ModelAliases.Champion];

    private async Task<(string Older, string Newer, string Next)> PromoteTwoAsync()
    {
        var ids = new List<string>();
        foreach (var seed in new[] { 1, 2, 3 })
        {
            ids.Add((await _registry.RegisterAsync(Artifact with { Manifest = Artifact.Manifest with { Seed = seed } })).Id);
        }

        await _registry.MoveAliasesAsync(new Dictionary<string, string> { [ModelAliases.Champion] = ids[0] }, "the first");
        await PromoteAsync(_registry, ids[1], ids[0]);
        return (ids[0], ids[1], ids[2]);
    }

    private static Task PromoteAsync(FileModelRegistry registry, string champion, string previous) => registry.MoveAliasesAsync(
        new Dictionary<string, string> { [ModelAliases.Champion] = champion, [ModelAliases.Previous] = previous }, "promoted");

    private sealed class Ledger(List<Outcome> outcomes) : IOutcomeLedger
    {
        public List<Outcome> Outcomes { get; set; } = outcomes;

        public List<OutcomeQuery> Asked { get; } = [];

        public Func<Task>? OnRead { get; set; }

        public Task<int> RecordAsync(IReadOnlyList<Outcome> outcomes, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public async IAsyncEnumerable<Outcome> ReadAsync(OutcomeQuery query, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            Asked.Add(query);
            await (OnRead?.Invoke() ?? Task.CompletedTask);
            foreach (var outcome in Outcomes)
            {
                yield return outcome;
            }
        }
    }

    /// <summary>A registry in which something happens between the last look and the rollback.</summary>
    private sealed class Registry(FileModelRegistry inner) : IModelRegistry
    {
        public required Func<Task> BeforeRollback { get; init; }

        public async Task<IReadOnlyList<AliasChange>> RollBackAsync(string alias, string reason, string? expected = null, CancellationToken cancellationToken = default)
        {
            await BeforeRollback();
            return await inner.RollBackAsync(alias, reason, expected, cancellationToken);
        }

        public Task<ModelVersion> RegisterAsync(ModelArtifact artifact, CancellationToken cancellationToken = default) => inner.RegisterAsync(artifact, cancellationToken);

        public Task<ModelVersion?> FindAsync(string versionOrAlias, CancellationToken cancellationToken = default) => inner.FindAsync(versionOrAlias, cancellationToken);

        public Task<LoadedModel> LoadAsync(string versionOrAlias, CancellationToken cancellationToken = default) => inner.LoadAsync(versionOrAlias, cancellationToken);

        public Task<IReadOnlyList<ModelVersion>> ListAsync(CancellationToken cancellationToken = default) => inner.ListAsync(cancellationToken);

        public Task<IReadOnlyDictionary<string, string>> ListAliasesAsync(CancellationToken cancellationToken = default) => inner.ListAliasesAsync(cancellationToken);

        public Task MoveAliasesAsync(IReadOnlyDictionary<string, string> moves, string reason, IReadOnlyDictionary<string, string?>? expected = null, CancellationToken cancellationToken = default) => inner.MoveAliasesAsync(moves, reason, expected, cancellationToken);

        public Task<IReadOnlyList<AliasChange>> GetHistoryAsync(CancellationToken cancellationToken = default) => inner.GetHistoryAsync(cancellationToken);

        public Task<string> StoreEvidenceAsync(string versionId, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default) => inner.StoreEvidenceAsync(versionId, name, content, cancellationToken);

        public Task<ReadOnlyMemory<byte>?> ReadEvidenceAsync(string versionId, string name, CancellationToken cancellationToken = default) => inner.ReadEvidenceAsync(versionId, name, cancellationToken);

        public Task<IReadOnlyList<EvidenceRecord>> ListEvidenceAsync(string versionId, CancellationToken cancellationToken = default) => inner.ListEvidenceAsync(versionId, cancellationToken);

        public Task<ServingPeriod?> FindServedAsync(string alias, DateTimeOffset at, BarSeriesId? series = null, CancellationToken cancellationToken = default) => inner.FindServedAsync(alias, at, series, cancellationToken);

        public Task<IReadOnlyList<ModelVersion>> PruneAsync(ModelRetention retention, string reason, CancellationToken cancellationToken = default) => inner.PruneAsync(retention, reason, cancellationToken);

        public Task<RegistryVerification> VerifyAsync(CancellationToken cancellationToken = default) => inner.VerifyAsync(cancellationToken);
    }
}
