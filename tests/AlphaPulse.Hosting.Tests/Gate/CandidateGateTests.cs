using System.Text.Json;
using AlphaPulse.Training;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Hosting.Tests.Gate;

/// <summary>What a registry has on record comes before what a holdout could say, and what has happened stays on record whatever breaks behind it.</summary>
public sealed class CandidateGateTests : IDisposable
{
    private readonly GateScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task A_version_that_was_rolled_back_does_not_come_again_on_what_its_holdout_said()
    {
        await using var provider = _scene.Provide();
        var (registry, gate) = (provider.GetRequiredService<IModelRegistry>(), provider.GetRequiredService<CandidateGate>());
        var before = await GateScene.AskAsync(provider, alpha: 1_000);
        var request = await GateScene.AskAsync(provider);
        await registry.PromoteAsync(before.Version, null, "set up");
        await registry.PromoteAsync(request.Version, before.Version, "set up");
        await registry.RollBackAsync(ModelAliases.Champion, "it lost money");

        await using var run = await provider.GetRequiredService<IExperimentTracker>().StartRunAsync(new ExperimentRunStart { Experiment = "gate" });
        var verdict = await gate.DecideAsync(request, run);
        Assert.Equal(GateRecord.Refused, verdict.Word);
        var reason = Assert.Single(verdict.Reasons);
        Assert.Contains("it was rolled back at", reason, StringComparison.Ordinal);
        Assert.Contains("it lost money", reason, StringComparison.Ordinal);
        Assert.Contains("models promote --override-gate REASON", reason, StringComparison.Ordinal);
        Assert.Equal((0, 0, before.Version), (verdict.Decision.HoldoutOpenings, verdict.Decision.Strategies.Count, verdict.Decision.Champion));
        Assert.Empty(await provider.GetRequiredService<IHoldoutVault>().ListAsync());
        Assert.Equal(before.Version, (await registry.FindAsync(ModelAliases.Champion))!.Id);

        // On record as any refusal is.
        Assert.Equal(GateRecord.ToJson(verdict.Decision), (await registry.ReadEvidenceAsync(request.Version, "gate-0000.json"))!.Value.ToArray());
        var recorded = (await provider.GetRequiredService<FileExperimentTracker>().ListRunsAsync()).Single(r => r.Id == run.Id);
        Assert.Equal((ExperimentRunStatus.Finished, GateRecord.Refused, reason), (recorded.Status, recorded.Tags[GateRecord.DecisionTag], recorded.Tags[GateRecord.ReasonsTag]));
        var card = await CardAsync(registry, request.Version);
        Assert.Equal((true, false), (card.IsJudged, card.Promoted));

        // Brought back on record it serves, and is judged again as what serves.
        await registry.PromoteAsync(request.Version, before.Version, "overridden");
        Assert.Equal(1, (await gate.DecideAsync(request)).Decision.HoldoutOpenings);
        var found = (await registry.FindAsync(request.Version))!;
        Assert.DoesNotContain("rolled back", (await PromotionRecord.ReadAsync(registry, found)).Objection ?? string.Empty, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_that_failed_in_shadow_is_refused_and_one_whose_period_goes_on_is_judged()
    {
        await using var provider = _scene.Provide();
        provider.GetRequiredService<IOptions<ModelPolicyOptions>>().Value.RequireShadow = true;
        var (registry, gate) = (provider.GetRequiredService<IModelRegistry>(), provider.GetRequiredService<CandidateGate>());
        var request = await GateScene.AskAsync(provider);
        var first = await gate.DecideAsync(request);
        Assert.True(first.Word == "shadow", string.Join("; ", first.Reasons));
        Assert.Equal("shadow", (await gate.DecideAsync(request)).Word);

        var start = (await registry.GetHistoryAsync()).Last(m => m.Alias == ModelAliases.Shadow).At;
        var failed = new ShadowDecision(ShadowVerdict.Failed, "it lost against the champion", 40, 0, 0, null);
        await registry.StoreEvidenceAsync(request.Version, ShadowPromotion.FileName(start), JsonSerializer.SerializeToUtf8Bytes(failed, HostingJsonContext.Default.ShadowDecision));
        var refused = await gate.DecideAsync(request);
        Assert.Equal(GateRecord.Refused, refused.Word);
        Assert.Contains("its shadow period since", Assert.Single(refused.Reasons), StringComparison.Ordinal);
        Assert.Contains("it lost against the champion", refused.Reasons[0], StringComparison.Ordinal);

        // What the look before has shown stays on its card.
        Assert.NotEmpty((await CardAsync(registry, request.Version)).Calibration);
        Assert.Equal(2, (await provider.GetRequiredService<IHoldoutVault>().ListAsync()).Count);
    }

    [Fact]
    public async Task A_vault_that_does_not_know_of_a_look_on_record_opens_nothing()
    {
        await using var provider = _scene.Provide();
        var request = await GateScene.AskAsync(provider);
        var other = await GateScene.AskAsync(provider, alpha: 1_000);
        await provider.GetRequiredService<CandidateGate>().DecideAsync(request);

        await using var mistyped = _scene.Provide(vault: "vualt.db");
        foreach (var asked in new[] { request, other })
        {
            var refused = await Assert.ThrowsAsync<TrainingEvidenceException>(() => mistyped.GetRequiredService<CandidateGate>().DecideAsync(asked));
            Assert.StartsWith($"{request.Version} was judged on bars of sim:ALPHA-USD@1h from", refused.Message, StringComparison.Ordinal);
        }

        Assert.Empty(await mistyped.GetRequiredService<IHoldoutVault>().ListAsync());

        // Bars that nobody has looked at may be counted anywhere, and the vault that counted knows what it may say.
        var start = request.Holdout.Start.Value;
        await mistyped.GetRequiredService<CandidateGate>().DecideAsync(new GateRequest(other.Version, other.Features, (start - 400)..(start - 50), other.Calendar, other.Guards));
        Assert.Single(await mistyped.GetRequiredService<IHoldoutVault>().ListAsync());
        var known = await provider.GetRequiredService<CandidateGate>().DecideAsync(other);
        Assert.Contains("may not see them", Assert.Single(known.Reasons), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_decision_of_a_version_keeps_a_name_of_its_own()
    {
        await using var provider = _scene.Provide();
        var (registry, gate) = (provider.GetRequiredService<IModelRegistry>(), provider.GetRequiredService<CandidateGate>());
        var request = await GateScene.AskAsync(provider);
        var start = request.Holdout.Start.Value;
        await using var run = await provider.GetRequiredService<IExperimentTracker>().StartRunAsync(new ExperimentRunStart { Experiment = "gate", Name = "spans" });

        // Two spans that share no bar: each is opened for the first time.
        var earlier = (await gate.DecideAsync(request with { Holdout = (start - 400)..(start - 50), Evidence = null })).Decision;
        var later = (await gate.DecideAsync(request, run)).Decision;
        Assert.Equal((1, 1), (earlier.HoldoutOpenings, later.HoldoutOpenings));
        var kept = (await registry.ListEvidenceAsync(request.Version)).Where(e => e.Name.StartsWith("gate-", StringComparison.Ordinal)).Select(e => e.Name);
        Assert.Equal(["gate-0001.json", "gate-0002.json"], kept);
        Assert.Equal(GateRecord.ToJson(earlier), (await registry.ReadEvidenceAsync(request.Version, "gate-0001.json"))!.Value.ToArray());
        Assert.Equal(GateRecord.ToJson(later), (await registry.ReadEvidenceAsync(request.Version, "gate-0002.json"))!.Value.ToArray());

        // The run has the document under the name that it has beside the version.
        Assert.Equal(GateRecord.ToJson(later), (await provider.GetRequiredService<FileExperimentTracker>().ReadArtifactAsync(run.Id, "gate-0002.json"))!.Value.ToArray());

        // So a vault that lacks either look is found out.
        await using var mistyped = _scene.Provide(vault: "vualt.db");
        foreach (var holdout in new[] { (start - 400)..(start - 50), request.Holdout })
        {
            await Assert.ThrowsAsync<TrainingEvidenceException>(() => mistyped.GetRequiredService<CandidateGate>().DecideAsync(request with { Holdout = holdout }));
        }

        // A second look at the second span is the second opening, whose number is taken.
        await gate.DecideAsync(request);
        Assert.NotNull(await registry.ReadEvidenceAsync(request.Version, "gate-0003.json"));
    }

    [Fact]
    public async Task A_card_that_cannot_be_kept_leaves_the_aliases_where_they_are()
    {
        await using var provider = _scene.Provide();
        var request = await GateScene.AskAsync(provider);
        var registry = new CardlessRegistry(provider.GetRequiredService<IModelRegistry>());
        var gate = new CandidateGate(
            provider.GetRequiredService<PromotionGate>(), registry, provider.GetRequiredService<IOptions<ModelPolicyOptions>>(), request.Evidence!.ToCosts());
        await using (var run = await provider.GetRequiredService<IExperimentTracker>().StartRunAsync(new ExperimentRunStart { Experiment = "gate", Name = "first" }))
        {
            Assert.Equal("The disk is full.", (await Assert.ThrowsAsync<RegistryException>(() => gate.DecideAsync(request, run))).Message);
        }

        Assert.Null(await registry.FindAsync(ModelAliases.Champion));
        var recorded = (await provider.GetRequiredService<FileExperimentTracker>().ListRunsAsync()).Single(r => r.Name == "first");
        Assert.Equal((ExperimentRunStatus.Failed, GateRecord.Failed), (recorded.Status, recorded.Tags[GateRecord.DecisionTag]));

        // The decision is there, and so is the way back: ask again.
        Assert.NotNull(await registry.ReadEvidenceAsync(request.Version, "gate-0001.json"));
        registry.HasSpace = true;
        Assert.Equal(GateRecord.Promoted, (await gate.DecideAsync(request)).Word);
        Assert.True((await CardAsync(registry, request.Version)).Promoted);
    }

    [Fact]
    public async Task What_breaks_once_an_alias_has_moved_reaches_the_caller_and_is_no_failed_gate()
    {
        await using var provider = _scene.Provide();
        var request = await GateScene.AskAsync(provider);
        var run = new ForgetfulRun(await provider.GetRequiredService<IExperimentTracker>().StartRunAsync(new ExperimentRunStart { Experiment = "gate", Name = "second" }));
        await Assert.ThrowsAsync<TrackingException>(() => provider.GetRequiredService<CandidateGate>().DecideAsync(request, run));
        Assert.Equal(request.Version, (await provider.GetRequiredService<IModelRegistry>().FindAsync(ModelAliases.Champion))!.Id);
        var recorded = (await provider.GetRequiredService<FileExperimentTracker>().ListRunsAsync()).Single(r => r.Name == "second");
        Assert.Equal((ExperimentRunStatus.Finished, GateRecord.Promoted), (recorded.Status, recorded.Tags[GateRecord.DecisionTag]));
    }

    [Fact]
    public async Task A_holdout_that_is_counted_from_the_end_is_the_same_one_on_the_card()
    {
        await using var provider = _scene.Provide();
        var (registry, gate) = (provider.GetRequiredService<IModelRegistry>(), provider.GetRequiredService<CandidateGate>());
        var request = await GateScene.AskAsync(provider);
        var first = (await gate.DecideAsync(request)).Decision;
        var card = await CardAsync(registry, request.Version);
        Assert.NotEmpty(card.Calibration);
        var (count, holdout) = (request.Features.Count, request.Holdout);
        var second = (await gate.DecideAsync(request with { Holdout = ^(count - holdout.Start.Value)..^(count - holdout.End.Value) })).Decision;
        Assert.Equal((first.HoldoutFrom, first.HoldoutTo), (second.HoldoutFrom, second.HoldoutTo));
        Assert.Equal(card.Calibration, (await CardAsync(registry, request.Version)).Calibration);
    }

    private static async Task<ModelCard> CardAsync(IModelRegistry registry, string version) =>
        ModelCard.FromJson((await registry.ReadEvidenceAsync(version, ModelCard.JsonName))!.Value.Span, version);

    /// <summary>A run that cannot write down which version was promoted.</summary>
    private sealed class ForgetfulRun(IExperimentRun inner) : IExperimentRun
    {
        public string Id => inner.Id;

        public Task LogParametersAsync(IReadOnlyDictionary<string, string> parameters, CancellationToken cancellationToken = default) => inner.LogParametersAsync(parameters, cancellationToken);

        public Task SetTagsAsync(IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken = default) => tags.ContainsKey(GateRecord.PromotedVersionTag)
            ? throw new TrackingException("The disk is full.")
            : inner.SetTagsAsync(tags, cancellationToken);

        public Task LogMetricsAsync(IReadOnlyList<ExperimentMetric> metrics, CancellationToken cancellationToken = default) => inner.LogMetricsAsync(metrics, cancellationToken);

        public Task<ExperimentArtifact> LogArtifactAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default) => inner.LogArtifactAsync(path, content, cancellationToken);

        public Task LogLineageAsync(ExperimentLineage lineage, CancellationToken cancellationToken = default) => inner.LogLineageAsync(lineage, cancellationToken);

        public Task EndAsync(ExperimentRunStatus status, string? reason = null, CancellationToken cancellationToken = default) => inner.EndAsync(status, reason, cancellationToken);

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
