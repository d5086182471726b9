using AlphaPulse.TestKit;

namespace AlphaPulse.Models.Tests.Registry;

public sealed class RegistryRetentionTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly TemporaryFolder _folder = new();
    private readonly ManualClock _clock = new(Start);
    private readonly FileModelRegistry _registry;
    private readonly List<ModelVersion> _versions = [];

    public RegistryRetentionTests() => _registry = new FileModelRegistry(
        new FileModelRegistryOptions { Folder = _folder.Path }, _clock, new DurableFiles { FlushesToDisk = false });

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_newest_those_with_an_alias_and_those_that_served_lately_stay()
    {
        await Register(7);
        await Move("champion", 0);
        _clock.Advance(TimeSpan.FromDays(10));
        await Move("champion", 1);
        _clock.Advance(TimeSpan.FromDays(20));
        await Move("champion", 2);
        await Move("challenger", 3);
        await Move("challenger", 4);

        // 0 ended its service 20 days ago, 1 now; 3 was a challenger only, 4 is one, 5 and 6 are the newest.
        var removed = await _registry.PruneAsync(new ModelRetention { KeepNewest = 2, KeepServedWithin = TimeSpan.FromDays(19) }, "old");
        Assert.Equal([_versions[0], _versions[3]], removed);
        Assert.Equal([1, 2, 4, 5, 6], (await _registry.ListAsync()).Select(v => _versions.IndexOf(v)));
        Assert.False(Directory.Exists(Path.GetDirectoryName(_versions[0].Path)));
        Assert.Empty(await _registry.PruneAsync(new ModelRetention { KeepNewest = 2, KeepServedWithin = TimeSpan.FromDays(19) }, "again"));

        // What served is known although it is gone.
        var served = await _registry.FindServedAsync("champion", Start.AddDays(1), Samples.Manifest().Series);
        Assert.Equal((_versions[0], Start.AddDays(30)), (served!.Version, served.RemovedAt));
        var refusal = await Assert.ThrowsAsync<RegistryException>(() => _registry.LoadAsync(_versions[0].Id));
        Assert.Contains("was removed", refusal.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<RegistryException>(() => _registry.StoreEvidenceAsync(_versions[0].Id, "gate.json", default));
        Assert.True((await _registry.VerifyAsync()).IsSound);
    }

    [Fact]
    public async Task Other_aliases_serve_where_the_policy_says_so()
    {
        await Register(4);
        await Move("live", 0);
        await Move("live", 1);
        var retention = new ModelRetention { KeepNewest = 1, ServingAliases = ["live"] };
        Assert.Equal([_versions[2]], await _registry.PruneAsync(retention, "old"));
    }

    [Fact]
    public async Task A_removed_version_comes_back_when_it_is_registered_again()
    {
        await Register(3);
        await _registry.PruneAsync(new ModelRetention { KeepNewest = 1 }, "old");
        _clock.Advance(TimeSpan.FromHours(1));
        var again = await _registry.RegisterAsync(Samples.Artifact(0));
        Assert.Equal((_versions[0].Id, Start.AddHours(1)), (again.Id, again.RegisteredAt));
        Assert.Equal([_versions[2].Id, again.Id], (await _registry.ListAsync()).Select(v => v.Id));
        Assert.Equal(again, (await _registry.LoadAsync(again.Id)).Version);
        await Move("champion", 0);
        Assert.Null((await _registry.FindServedAsync("champion", _clock.GetUtcNow()))!.RemovedAt);
    }

    [Fact]
    public async Task A_way_back_to_a_removed_version_is_closed_and_says_so()
    {
        await Register(3);
        await Move("champion", 0);
        await Move("champion", 1);
        _clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal([_versions[0]], await _registry.PruneAsync(new ModelRetention { KeepNewest = 1, KeepServedWithin = TimeSpan.Zero }, "old"));
        var refusal = await Assert.ThrowsAsync<RegistryException>(() => _registry.RollBackAsync("champion", "x"));
        Assert.Contains("was removed", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_rollback_takes_along_stays_with_the_version_that_it_returns_to()
    {
        await Register(4);
        await _registry.MoveAliasesAsync(new Dictionary<string, string> { ["champion"] = _versions[0].Id }, "first");
        await _registry.MoveAliasesAsync(new Dictionary<string, string> { ["champion"] = _versions[1].Id, ["previous"] = _versions[0].Id }, "second");
        _clock.Advance(TimeSpan.FromDays(400));
        await _registry.MoveAliasesAsync(new Dictionary<string, string> { ["champion"] = _versions[2].Id, ["previous"] = _versions[1].Id }, "third");

        Assert.Empty(await _registry.PruneAsync(new ModelRetention { KeepNewest = 1 }, "old"));
        var back = await _registry.RollBackAsync("champion", "worse");
        Assert.Equal([("champion", _versions[1].Id), ("previous", _versions[0].Id)], back.Select(m => (m.Alias, m.To)).Order());
    }

    [Fact]
    public async Task A_policy_out_of_range_is_refused()
    {
        foreach (var retention in new[]
        {
            new ModelRetention { KeepNewest = 0 },
            new ModelRetention { KeepServedWithin = TimeSpan.FromTicks(-1) },
            new ModelRetention { KeepServedWithin = TimeSpan.MaxValue },
            new ModelRetention { ServingAliases = [] },
            new ModelRetention { ServingAliases = ["Champion"] },
        })
        {
            await Assert.ThrowsAsync<ArgumentException>(() => _registry.PruneAsync(retention, "x"));
        }
    }

    private async Task Register(int count)
    {
        for (var i = 0; i < count; i++)
        {
            _versions.Add(await _registry.RegisterAsync(Samples.Artifact(i)));
        }
    }

    private Task Move(string alias, int version) =>
        _registry.MoveAliasesAsync(new Dictionary<string, string>(StringComparer.Ordinal) { [alias] = _versions[version].Id }, "test");
}
