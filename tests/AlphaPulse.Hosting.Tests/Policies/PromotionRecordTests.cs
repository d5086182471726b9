using System.Globalization;
using System.Text.Json;
using AlphaPulse.Features;
using AlphaPulse.Models;
using AlphaPulse.TestKit;
using AlphaPulse.Training;

namespace AlphaPulse.Hosting.Tests.Policies;

/// <summary>What a registry has on record decides whether a version may be promoted by hand.</summary>
public sealed class PromotionRecordTests : IDisposable
{
    private static readonly GateDecision Passed = new()
    {
        Promoted = true,
        Reasons = ["it beat all"],
        Strategies = [],
        Trials = 1,
        CostBasisPointsPerSide = 10,
        HoldoutFrom = DateTimeOffset.UnixEpoch,
        HoldoutTo = DateTimeOffset.UnixEpoch.AddDays(1),
        HoldoutOpenings = 1,
    };

    private readonly TemporaryFolder _folder = new();
    private readonly SetClock _clock = new(DateTimeOffset.UnixEpoch.AddDays(2));
    private readonly FileModelRegistry _registry;

    public PromotionRecordTests() => _registry = new FileModelRegistry(_folder.Path, _clock);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Only_a_version_that_the_gate_let_through_has_no_objection()
    {
        var version = await RegisterAsync(1);
        Assert.Contains("no decision of the gate", (await ReadAsync(version)).Objection, StringComparison.Ordinal);
        await DecideAsync(version, Passed with { Promoted = false, Reasons = ["it lost"], HoldoutOpenings = 0 });
        Assert.Contains("refused it: it lost", (await ReadAsync(version)).Objection, StringComparison.Ordinal);
        await DecideAsync(version, Passed);
        Assert.Equal(new PromotionRecord(null, null), await ReadAsync(version));

        // A later refusal is the newest word.
        await DecideAsync(version, Passed with { Promoted = false, Reasons = ["shut"], HoldoutOpenings = 0 });
        Assert.Contains("shut", (await ReadAsync(version)).Objection, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_whose_shadow_period_has_not_passed_is_objected_to()
    {
        var version = await RegisterAsync(1);
        await DecideAsync(version, Passed);
        await ShadowPromotion.BeginAsync(_registry, version.Id, "the gate let it through");
        Assert.Contains("its shadow period since 1970-01-03T00:00:00Z has not ended", (await ReadAsync(version)).Objection, StringComparison.Ordinal);

        await EndShadowAsync(version, ShadowVerdict.Failed);
        Assert.Contains("has failed: it was so", (await ReadAsync(version)).Objection, StringComparison.Ordinal);

        // Another period: what the one before came to no longer counts, either way.
        await EndShadowAsync(version, ShadowVerdict.Passed);
        Assert.Null((await ReadAsync(version)).Objection);
        _clock.Set(_clock.GetUtcNow().AddDays(1));
        await ShadowPromotion.BeginAsync(_registry, (await RegisterAsync(2)).Id, "another");
        await ShadowPromotion.BeginAsync(_registry, version.Id, "again");
        Assert.Contains("1970-01-04T00:00:00Z has not ended", (await ReadAsync(version)).Objection, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_that_was_not_compared_with_the_champion_of_now_is_objected_to()
    {
        var (first, second, third) = (await RegisterAsync(1), await RegisterAsync(2), await RegisterAsync(3));
        await DecideAsync(first, Passed);
        await DecideAsync(second, Passed);
        await DecideAsync(third, Passed with { Champion = second.Id });
        await _registry.PromoteAsync(second.Id, null, "the gate let it through");

        // Both were let through when nobody served; the one that came later is not to be replaced by the other unseen.
        var record = await ReadAsync(first);
        Assert.Contains($"{second.Id} serves by now", record.Objection, StringComparison.Ordinal);
        await Assert.ThrowsAsync<AliasConflictException>(() => _registry.PromoteAsync(first.Id, record.Champion, "unseen"));
        Assert.Equal(new PromotionRecord(null, second.Id), await ReadAsync(third));
        await _registry.PromoteAsync(third.Id, second.Id, "compared");
        Assert.Equal(third.Id, (await _registry.FindAsync(ModelAliases.Champion))!.Id);
    }

    private Task<PromotionRecord> ReadAsync(ModelVersion version) => PromotionRecord.ReadAsync(_registry, version);

    private Task<string> DecideAsync(ModelVersion version, GateDecision decision) =>
        _registry.StoreEvidenceAsync(version.Id, GateRecord.FileName(decision), GateRecord.ToJson(decision));

    private async Task EndShadowAsync(ModelVersion version, ShadowVerdict verdict) => await _registry.StoreEvidenceAsync(
        version.Id,
        string.Create(CultureInfo.InvariantCulture, $"shadow-{_clock.GetUtcNow().UtcDateTime:yyyyMMdd'T'HHmmssfffffff'Z'}.json"),
        JsonSerializer.SerializeToUtf8Bytes(new ShadowDecision(verdict, "it was so", 1, 0, 0, null), HostingJsonContext.Default.ShadowDecision));

    private async Task<ModelVersion> RegisterAsync(long seed)
    {
        var series = new BarSeriesId(InstrumentId.Parse("binance:BTC-USDT"), Timeframe.OneHour);
        var model = new ConstantModel(ModelTask.Regression, FeatureSets.Core.Schema, 0);
        return await _registry.RegisterAsync(new ModelArtifact(model, new SignalRule(0, 0, 6), Manifest(series, seed)));
    }

    private static ModelManifest Manifest(BarSeriesId series, long seed) => new()
    {
        Series = series,
        Label = "forward_log_return(6)",
        TrainedFrom = DateTimeOffset.UnixEpoch,
        TrainedTo = DateTimeOffset.UnixEpoch.AddDays(1),
        Samples = 1,
        DataHash = new string('0', 64),
        Provenance = [BarProvenance.Import],
        Options = new Dictionary<string, string>(StringComparer.Ordinal),
        Seed = seed,
        Trials = 1,
    };
}
