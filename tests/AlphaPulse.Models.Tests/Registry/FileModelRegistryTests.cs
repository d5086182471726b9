using System.Security.Cryptography;
using AlphaPulse.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Models.Tests.Registry;

public sealed class FileModelRegistryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FileModelRegistry _registry;

    public FileModelRegistryTests() => _registry = Open();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_version_is_named_after_its_file_and_comes_back_whole()
    {
        var artifact = Samples.Artifact();
        var version = await _registry.RegisterAsync(artifact);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(version.Path)));
        Assert.Equal(sha256, version.Sha256);
        Assert.Equal($"m-{sha256[..16]}", version.Id);
        Assert.Equal("ridge", version.Kind);
        Assert.Equal(Path.Combine(_folder.Path, "versions", version.Id, "model.apm"), version.Path);
        Assert.Equal(new DateTimeOffset(2025, 1, 1, 0, 0, 1, TimeSpan.Zero), version.RegisteredAt);

        var loaded = await Open().LoadAsync(version.Id);
        Assert.Equal(version, loaded.Version);
        Assert.Equal(ModelFile.ToBytes(artifact), ModelFile.ToBytes(loaded.Artifact));
        Assert.Equal(version, await Open().FindAsync(version.Id));
    }

    [Fact]
    public async Task An_equal_model_is_the_version_that_is_there()
    {
        var first = await _registry.RegisterAsync(Samples.Artifact());
        var other = await _registry.RegisterAsync(Samples.Artifact(intercept: 2));
        Assert.Equal(first, await Open().RegisterAsync(Samples.Artifact()));
        Assert.Equal([first, other], await _registry.ListAsync());
    }

    [Fact]
    public async Task An_empty_registry_has_nothing_and_says_so()
    {
        var registry = new FileModelRegistry(_folder.File("absent"), TimeProvider.System);
        Assert.Empty(await registry.ListAsync());
        Assert.Empty(await registry.ListAliasesAsync());
        Assert.Empty(await registry.GetHistoryAsync());
        Assert.Null(await registry.FindAsync("champion"));
        var refusal = await Assert.ThrowsAsync<RegistryException>(() => registry.LoadAsync("champion"));
        Assert.Contains("'champion'", refusal.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.File("absent")));
    }

    [Fact]
    public async Task Aliases_move_together_with_their_reason_and_history()
    {
        var first = await _registry.RegisterAsync(Samples.Artifact());
        var second = await _registry.RegisterAsync(Samples.Artifact(intercept: 2));
        await Move("first", ("champion", first.Id));
        await Move("better", ("champion", second.Id), ("previous", first.Id));
        await Move("again", ("champion", second.Id));

        var aliases = await Open().ListAliasesAsync();
        Assert.Equal(2, aliases.Count);
        Assert.Equal(second.Id, aliases["champion"]);
        Assert.Equal(first.Id, aliases["previous"]);
        Assert.Equal(second, await _registry.FindAsync("champion"));
        Assert.Equal(second, (await _registry.LoadAsync("champion")).Version);
        var history = await Open().GetHistoryAsync();
        Assert.Equal(
            [("champion", null, first.Id, "first"), ("champion", first.Id, second.Id, "better"), ("previous", null, first.Id, "better")],
            history.Select(change => (change.Alias, change.From, change.To, change.Reason)));
        Assert.Equal(history[1].At, history[2].At);
        Assert.True(history[0].At < history[1].At);
    }

    [Fact]
    public async Task A_move_to_an_unknown_or_incomplete_version_moves_nothing()
    {
        var first = await _registry.RegisterAsync(Samples.Artifact());
        var gone = await _registry.RegisterAsync(Samples.Artifact(intercept: 2));
        await Move("first", ("champion", first.Id));
        File.Delete(gone.Path);
        await Assert.ThrowsAsync<RegistryException>(() => Move("x", ("champion", gone.Id)));
        await Assert.ThrowsAsync<RegistryException>(() => Move("x", ("challenger", first.Id), ("champion", "m-0000000000000000")));
        Assert.Equal("champion", Assert.Single(await _registry.ListAliasesAsync()).Key);
        Assert.Single(await _registry.GetHistoryAsync());
        await Assert.ThrowsAsync<RegistryException>(() => _registry.LoadAsync(gone.Id));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Champion")]
    [InlineData("m-0000000000000000")]
    [InlineData("a/b")]
    public async Task A_name_that_is_no_alias_is_refused(string alias)
    {
        var version = await _registry.RegisterAsync(Samples.Artifact());
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Move("x", (alias, version.Id)));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Move("x"));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Move(" ", ("champion", version.Id)));
    }

    [Fact]
    public async Task A_damaged_model_refuses_to_load_and_to_be_promoted()
    {
        var version = await _registry.RegisterAsync(Samples.Artifact());
        var bytes = await File.ReadAllBytesAsync(version.Path);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(version.Path, bytes);
        var refusal = await Assert.ThrowsAsync<ModelFormatException>(() => _registry.LoadAsync(version.Id));
        Assert.Contains(version.Path, refusal.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ModelFormatException>(() => Move("x", ("champion", version.Id)));
    }

    [Fact]
    public async Task Evidence_is_kept_beside_its_version_and_replaced_by_its_name()
    {
        var version = await _registry.RegisterAsync(Samples.Artifact());
        var path = await _registry.StoreEvidenceAsync(version.Id, "gate.json", new byte[] { 1 });
        Assert.Equal(path, await _registry.StoreEvidenceAsync(version.Id, "gate.json", new byte[] { 2, 3 }));
        Assert.Equal(Path.Combine(_folder.Path, "versions", version.Id, "evidence", "gate.json"), path);
        Assert.Equal([2, 3], await File.ReadAllBytesAsync(path));
        Assert.Equal([2, 3], (await _registry.ReadEvidenceAsync(version.Id, "gate.json"))!.Value.ToArray());
        Assert.Null(await _registry.ReadEvidenceAsync(version.Id, "profile.json"));
        await Assert.ThrowsAsync<RegistryException>(() => _registry.ReadEvidenceAsync("m-0000000000000000", "gate.json"));
        await Assert.ThrowsAsync<RegistryException>(() => _registry.StoreEvidenceAsync("m-0000000000000000", "gate.json", default));
        foreach (var name in new[] { "../gate.json", "a/b", ".hidden", "", new string('a', 101) })
        {
            await Assert.ThrowsAsync<ArgumentException>(() => _registry.StoreEvidenceAsync(version.Id, name, default));
        }
    }

    [Fact]
    public async Task A_model_of_simulated_bars_is_no_champion_where_there_is_one_of_real_bars()
    {
        var simulated = await _registry.RegisterAsync(Samples.Artifact(1, BarProvenance.Simulated));
        await Move("no real bars yet", ("champion", simulated.Id));
        var filled = await _registry.RegisterAsync(Samples.Artifact(2, BarProvenance.Filled));
        await Move("filled bars are not real either", ("champion", filled.Id));
        await Move("so this is allowed", ("champion", simulated.Id));

        var real = await _registry.RegisterAsync(Samples.Artifact(3, BarProvenance.Import));
        await Move("real", ("champion", real.Id));
        var refusal = await Assert.ThrowsAsync<PromotionRefusedException>(() => Move("x", ("champion", simulated.Id)));
        Assert.Contains("simulated", refusal.Message, StringComparison.Ordinal);
        var mixed = await _registry.RegisterAsync(Samples.Artifact(4, BarProvenance.Import, BarProvenance.Simulated));
        await Assert.ThrowsAsync<PromotionRefusedException>(() => Move("x", ("champion", mixed.Id)));
        await Move("other aliases may", ("challenger", simulated.Id));
        Assert.Equal(real.Id, (await _registry.ListAliasesAsync())["champion"]);
    }

    [Fact]
    public async Task Two_registries_on_one_folder_lose_nothing()
    {
        const int each = 15;
        async Task Work(int worker)
        {
            var registry = Open();
            for (var i = 0; i < each; i++)
            {
                var version = await registry.RegisterAsync(Samples.Artifact(worker * 100 + i));
                await registry.MoveAliasesAsync(
                    new Dictionary<string, string>(StringComparer.Ordinal) { ["champion"] = version.Id, [$"worker-{worker}"] = version.Id }, $"{worker}");
                Assert.NotNull(await registry.FindAsync("champion"));
            }
        }

        await Task.WhenAll(Task.Run(() => Work(1)), Task.Run(() => Work(2)), Task.Run(() => Work(3)));
        Assert.Equal(3 * each, (await _registry.ListAsync()).Count);
        var history = await _registry.GetHistoryAsync();
        Assert.Equal(6 * each, history.Count);
        string? champion = null;
        foreach (var change in history.Where(change => change.Alias == "champion"))
        {
            Assert.Equal(champion, change.From);
            champion = change.To;
        }

        Assert.Equal(champion, (await _registry.ListAliasesAsync())["champion"]);
    }

    [Fact]
    public async Task A_registry_that_stays_locked_is_an_error_after_the_timeout()
    {
        await using (new FileStream(_folder.File("registry.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
        {
            var options = new FileModelRegistryOptions { Folder = _folder.Path, LockTimeout = TimeSpan.FromMilliseconds(40) };
            var impatient = new FileModelRegistry(options, TimeProvider.System);
            var refusal = await Assert.ThrowsAsync<RegistryException>(() => impatient.RegisterAsync(Samples.Artifact()));
            Assert.Contains(_folder.Path, refusal.Message, StringComparison.Ordinal);
            Assert.Empty(await impatient.ListAsync());
            using var cancelled = new CancellationTokenSource();
            await cancelled.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _registry.RegisterAsync(Samples.Artifact(), cancelled.Token));
        }

        Assert.NotNull(await _registry.RegisterAsync(Samples.Artifact()));
    }

    [Fact]
    public async Task A_host_gets_the_registry_by_its_contract()
    {
        var services = new ServiceCollection();
        services.AddAlphaPulse(pulse => pulse.UseFileRegistry(_folder.Path).UseFileRegistry(_folder.Path));
        await using var provider = services.BuildServiceProvider();
        var registry = Assert.Single(provider.GetServices<IModelRegistry>());
        var version = await registry.RegisterAsync(Samples.Artifact());
        Assert.Equal(version, await _registry.FindAsync(version.Id));
    }

    [Fact]
    public async Task A_host_is_told_about_options_out_of_range()
    {
        var services = new ServiceCollection();
        services.AddAlphaPulse(pulse => pulse.UseFileRegistry(options => options.LockTimeout = TimeSpan.Zero));
        await using var provider = services.BuildServiceProvider();
        Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IModelRegistry>());
        Assert.Throws<ArgumentException>(() => new FileModelRegistry(" ", TimeProvider.System));
    }

    private FileModelRegistry Open() => new(_folder.Path, new ManualTimeProvider());

    private Task Move(string reason, params (string Alias, string Id)[] moves) =>
        _registry.MoveAliasesAsync(moves.ToDictionary(m => m.Alias, m => m.Id, StringComparer.Ordinal), reason);
}
