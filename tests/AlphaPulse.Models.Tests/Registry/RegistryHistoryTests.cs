using AlphaPulse.TestKit;
using FsCheck;
using FsCheck.Fluent;

namespace AlphaPulse.Models.Tests.Registry;

/// <summary>What served when, and the way back.</summary>
public sealed class RegistryHistoryTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly TemporaryFolder _folder = new();
    private readonly ManualClock _clock = new(Start);
    private readonly FileModelRegistry _registry;

    public RegistryHistoryTests() => _registry = Open(_folder, _clock);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_version_that_served_at_an_instant_is_found_with_why_and_by_whom()
    {
        var first = await _registry.RegisterAsync(Samples.Artifact(1));
        var second = await _registry.RegisterAsync(Samples.Artifact(2));
        await MoveAt(1, "first", first);
        await MoveAt(5, "better", second);

        Assert.Null(await _registry.FindServedAsync("champion", Start));
        Assert.Null(await _registry.FindServedAsync("challenger", Start.AddHours(9)));
        var then = await _registry.FindServedAsync("champion", Start.AddHours(1));
        Assert.Equal((first, "first", "tester", "better"), (then!.Version, then.Start.Reason, then.Start.Actor, then.End!.Reason));
        Assert.Equal(first, (await _registry.FindServedAsync("champion", Start.AddHours(5).AddTicks(-1)))!.Version);
        var now = await _registry.FindServedAsync("champion", Start.AddHours(5));
        Assert.Equal((second, null, null), (now!.Version, now.End, now.RemovedAt));
    }

    [Fact]
    public async Task A_series_asks_for_a_model_of_that_series()
    {
        var version = await _registry.RegisterAsync(Samples.Artifact());
        await MoveAt(1, "first", version);
        var series = Samples.Manifest().Series;
        Assert.Equal(version, (await _registry.FindServedAsync("champion", Start.AddHours(2), series))!.Version);
        Assert.Null(await _registry.FindServedAsync("champion", Start.AddHours(2), series with { Timeframe = Timeframe.OneDay }));
    }

    [Fact]
    public async Task Moves_that_were_decided_on_another_version_are_not_made()
    {
        var versions = new List<ModelVersion>();
        for (var i = 0; i < 3; i++)
        {
            versions.Add(await _registry.RegisterAsync(Samples.Artifact(i)));
        }

        await _registry.PromoteAsync(versions[0].Id, champion: null, "the first");
        await _registry.PromoteAsync(versions[1].Id, versions[0].Id, "the second");
        var before = await _registry.GetHistoryAsync();
        var late = await Assert.ThrowsAsync<AliasConflictException>(() => _registry.PromoteAsync(versions[2].Id, versions[0].Id, "compared with the first"));
        Assert.Equal(("champion", versions[0].Id, versions[1].Id), (late.Alias, late.Expected, late.Actual));
        var first = await Assert.ThrowsAsync<AliasConflictException>(() => _registry.PromoteAsync(versions[2].Id, champion: null, "as there was none"));
        Assert.Contains("not at no version", first.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<AliasConflictException>(() => _registry.RollBackAsync("champion", "it lost", versions[0].Id));
        Assert.Equal(before, await _registry.GetHistoryAsync());
        Assert.Equal((versions[1].Id, versions[0].Id), await ChampionAndPrevious());
        await _registry.RollBackAsync("champion", "it lost", versions[1].Id);
        Assert.Equal(versions[0].Id, (await _registry.ListAliasesAsync())["champion"]);
    }

    [Fact]
    public async Task Of_promotions_at_once_that_were_decided_on_the_same_champion_one_is_made()
    {
        var versions = new List<ModelVersion>();
        for (var i = 0; i < 6; i++)
        {
            versions.Add(await _registry.RegisterAsync(Samples.Artifact(i)));
        }

        await _registry.PromoteAsync(versions[0].Id, champion: null, "the first");
        var tries = await Task.WhenAll(versions.Skip(1).Select(async v => await Record.ExceptionAsync(() => Open(_folder, _clock).PromoteAsync(v.Id, versions[0].Id, "better"))));
        Assert.Equal(4, tries.Count(e => e is AliasConflictException));
        Assert.Single(tries, e => e is null);
    }

    [Fact]
    public async Task A_damaged_version_behind_another_alias_does_not_keep_the_champion_from_going_back()
    {
        var versions = new List<ModelVersion>();
        for (var i = 0; i < 3; i++)
        {
            versions.Add(await _registry.RegisterAsync(Samples.Artifact(i)));
        }

        await _registry.PromoteAsync(versions[0].Id, champion: null, "0");
        await _registry.PromoteAsync(versions[1].Id, versions[0].Id, "1");
        await _registry.PromoteAsync(versions[2].Id, versions[1].Id, "2");
        await File.AppendAllTextAsync(versions[0].Path, " ");
        var move = Assert.Single(await _registry.RollBackAsync("champion", "it lost"));
        Assert.Equal(("champion", versions[1].Id), (move.Alias, move.To));
        Assert.Contains($"it lost; 'previous' does not go back to '{versions[0].Id}'", move.Reason, StringComparison.Ordinal);
        Assert.Equal((versions[1].Id, versions[1].Id), await ChampionAndPrevious());
    }

    [Fact]
    public async Task A_rollback_takes_back_the_whole_step_and_a_second_one_goes_further_back()
    {
        var versions = new List<ModelVersion>();
        for (var i = 0; i < 4; i++)
        {
            versions.Add(await _registry.RegisterAsync(Samples.Artifact(i)));
        }

        await Move("0", ("champion", versions[0]));
        await Move("1", ("champion", versions[1]), ("previous", versions[0]));
        await Move("2", ("champion", versions[2]), ("previous", versions[1]));
        await Move("3", ("challenger", versions[3]));

        var moves = await _registry.RollBackAsync("champion", "it lost money");
        Assert.Equal(
            [("champion", versions[2].Id, versions[1].Id, "it lost money", true), ("previous", versions[1].Id, versions[0].Id, "it lost money", true)],
            moves.Select(m => (m.Alias, m.From, m.To, m.Reason, m.IsRollback)));
        Assert.Equal(moves, (await _registry.GetHistoryAsync()).TakeLast(2));
        Assert.Equal(versions[3].Id, (await _registry.ListAliasesAsync())["challenger"]);

        // The step that gave the alias 'previous' its first version leaves it there: an alias points somewhere.
        await _registry.RollBackAsync("champion", "so did that");
        Assert.Equal((versions[0].Id, versions[0].Id), await ChampionAndPrevious());
        var refusal = await Assert.ThrowsAsync<RegistryException>(() => _registry.RollBackAsync("champion", "x"));
        Assert.Contains("no version served before", refusal.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<RegistryException>(() => _registry.RollBackAsync("nothing", "x"));

        // After a new step the way back is to what served before it.
        await Move("4", ("champion", versions[3]));
        await _registry.RollBackAsync("champion", "again");
        Assert.Equal(versions[0].Id, (await _registry.ListAliasesAsync())["champion"]);
    }

    [Fact]
    public async Task A_rollback_leaves_alone_what_was_moved_since()
    {
        var first = await _registry.RegisterAsync(Samples.Artifact(1));
        var second = await _registry.RegisterAsync(Samples.Artifact(2));
        await Move("0", ("champion", first), ("previous", first));
        await Move("1", ("champion", second), ("previous", second));
        await Move("2", ("previous", first));
        await Move("3", ("previous", second));
        await _registry.RollBackAsync("champion", "x");
        Assert.Equal((first.Id, second.Id), await ChampionAndPrevious());
    }

    [Fact]
    public async Task A_rollback_to_a_version_that_is_damaged_or_gone_changes_nothing()
    {
        var first = await _registry.RegisterAsync(Samples.Artifact(1));
        var second = await _registry.RegisterAsync(Samples.Artifact(2));
        await Move("0", ("champion", first));
        await Move("1", ("champion", second));
        var bytes = await File.ReadAllBytesAsync(first.Path);
        bytes[^9] ^= 1;
        await File.WriteAllBytesAsync(first.Path, bytes);
        await Assert.ThrowsAsync<ModelFormatException>(() => _registry.RollBackAsync("champion", "x"));
        File.Delete(first.Path);
        await Assert.ThrowsAsync<RegistryException>(() => _registry.RollBackAsync("champion", "x"));
        Assert.Equal(second.Id, (await _registry.ListAliasesAsync())["champion"]);
        Assert.Equal(2, (await _registry.GetHistoryAsync()).Count);
    }

    [Fact]
    public void Any_moves_and_rollbacks_are_told_as_they_were()
    {
        // Each step moves one alias or both to one of three versions, or takes the last step of the first back.
        var steps = Gen.Choose(0, 11).ListOf();
        Prop.ForAll(steps.ToArbitrary(), list => Replay(list)).Check(Config.QuickThrowOnFailure.WithMaxTest(25));
    }

    private static void Replay(IReadOnlyList<int> steps)
    {
        using var folder = new TemporaryFolder();
        var clock = new ManualClock(Start);
        var registry = Open(folder, clock);
        var ids = Enumerable.Range(0, 3).Select(i => registry.RegisterAsync(Samples.Artifact(i)).GetAwaiter().GetResult().Id).ToList();
        var shadow = new List<string>();
        var served = new List<(DateTimeOffset At, string? Id)> { (clock.GetUtcNow(), null) };
        foreach (var step in steps)
        {
            clock.Advance(TimeSpan.FromMinutes(1));
            if (step >= 9)
            {
                if (shadow.Count < 2)
                {
                    Assert.ThrowsAny<RegistryException>(() => registry.RollBackAsync("a", "x").GetAwaiter().GetResult());
                }
                else
                {
                    registry.RollBackAsync("a", "x").GetAwaiter().GetResult();
                    shadow.RemoveAt(shadow.Count - 1);
                }
            }
            else
            {
                var moves = new Dictionary<string, string>(StringComparer.Ordinal);
                if (step / 3 != 1)
                {
                    moves["a"] = ids[step % 3];
                }

                if (step / 3 != 0)
                {
                    moves["b"] = ids[step % 3];
                }

                registry.MoveAliasesAsync(moves, "x").GetAwaiter().GetResult();
                if (moves.TryGetValue("a", out var id) && (shadow.Count == 0 || shadow[^1] != id))
                {
                    shadow.Add(id);
                }
            }

            served.Add((clock.GetUtcNow(), shadow.Count == 0 ? null : shadow[^1]));
        }

        foreach (var (at, id) in served)
        {
            Assert.Equal(id, registry.FindServedAsync("a", at).GetAwaiter().GetResult()?.Version.Id);
        }
    }

    private static FileModelRegistry Open(TemporaryFolder folder, TimeProvider clock) =>
        new(new FileModelRegistryOptions { Folder = folder.Path, Actor = "tester" }, clock, new DurableFiles { FlushesToDisk = false });

    private async Task<(string Champion, string Previous)> ChampionAndPrevious()
    {
        var aliases = await _registry.ListAliasesAsync();
        return (aliases["champion"], aliases["previous"]);
    }

    private Task MoveAt(int hour, string reason, ModelVersion version)
    {
        _clock.Advance(Start.AddHours(hour) - _clock.GetUtcNow());
        return Move(reason, ("champion", version));
    }

    private Task Move(string reason, params (string Alias, ModelVersion Version)[] moves) =>
        _registry.MoveAliasesAsync(moves.ToDictionary(m => m.Alias, m => m.Version.Id, StringComparer.Ordinal), reason);
}
