using AlphaPulse.TestKit;

namespace AlphaPulse.Models.Tests.Registry;

/// <summary>What a process that ends in the middle of a write leaves behind, and what the next one makes of it.</summary>
public sealed class CrashTests
{
    private static readonly ModelArtifact First = Samples.Artifact();
    private static readonly ModelArtifact Second = Samples.Artifact(intercept: 2);

    // Each knows how to be done, and how to tell whether it was.
    private static readonly (Func<IModelRegistry, Task> Do, Func<IModelRegistry, Task<bool>> IsDone)[] Operations =
    [
        (r => r.RegisterAsync(First), async r => await r.FindAsync(IdOf(First)) is not null),
        (r => Move(r, "one", ("champion", First)), async r => (await r.GetHistoryAsync()).Count > 0),
        (r => r.StoreEvidenceAsync(IdOf(First), "gate.json", new byte[] { 1, 2, 3 }), async r => await ReadEvidence(r) == "1,2,3"),
        (r => r.RegisterAsync(Second), async r => await r.FindAsync(IdOf(Second)) is not null),
        (r => Move(r, "two", ("champion", Second), ("previous", First)), async r => (await r.GetHistoryAsync()).Count > 1),
        (r => r.StoreEvidenceAsync(IdOf(First), "gate.json", new byte[] { 4, 5, 6 }), async r => await ReadEvidence(r) == "4,5,6"),
    ];

    [Fact]
    public async Task A_process_killed_at_any_step_leaves_each_operation_done_or_undone_and_the_next_one_goes_on()
    {
        var killed = 0;
        for (var step = 0; ; step++)
        {
            using var folder = new TemporaryFolder();
            var remaining = step;
            var files = new DurableFiles { BeforeStep = name => Kill(ref remaining, name), FlushesToDisk = false };
            var doomed = Open(folder, files);
            var acknowledged = 0;
            try
            {
                foreach (var (act, _) in Operations)
                {
                    await act(doomed);
                    acknowledged++;
                }
            }
            catch (KilledException)
            {
                killed++;
            }

            var survivor = Open(folder, new DurableFiles { FlushesToDisk = false });
            await AssertWhole(survivor);
            var done = 0;
            foreach (var (_, isDone) in Operations)
            {
                done += await isDone(survivor) ? 1 : 0;
            }

            // The second document of evidence replaces the first, whose test then fails.
            done += acknowledged >= 5 && await ReadEvidence(survivor) == "4,5,6" ? 1 : 0;
            Assert.InRange(done, acknowledged, acknowledged + 1);

            foreach (var (act, _) in Operations.Skip(acknowledged))
            {
                await act(survivor);
            }

            await AssertWhole(survivor);
            Assert.Equal(IdOf(Second), (await survivor.ListAliasesAsync())["champion"]);
            Assert.Equal(2, (await survivor.ListAsync()).Count);
            Assert.Equal(3, (await survivor.GetHistoryAsync()).Count);
            Assert.Equal("4,5,6", await ReadEvidence(survivor));
            await survivor.RegisterAsync(First);
            Assert.False(Directory.Exists(folder.File(".temporary")));
            if (acknowledged == Operations.Length)
            {
                break;
            }
        }

        Assert.True(killed > 40, $"Only {killed} steps were tried.");
    }

    [Fact]
    public async Task A_journal_cut_in_its_last_line_is_the_journal_before_that_line()
    {
        using var folder = new TemporaryFolder();
        var registry = Open(folder, new DurableFiles { FlushesToDisk = false });
        var journalPath = folder.File("journal.jsonl");
        var aliasesPath = folder.File("aliases.json");
        await registry.RegisterAsync(First);
        await registry.RegisterAsync(Second);
        await Move(registry, "one", ("champion", First));
        var before = await File.ReadAllBytesAsync(journalPath);
        var aliasesBefore = await File.ReadAllBytesAsync(aliasesPath);
        await Move(registry, "two", ("champion", Second), ("previous", First));
        var after = await File.ReadAllBytesAsync(journalPath);

        for (var length = before.Length; length <= after.Length; length++)
        {
            await File.WriteAllBytesAsync(journalPath, after[..length]);
            await File.WriteAllBytesAsync(aliasesPath, aliasesBefore);
            var isDone = length == after.Length;
            await AssertWhole(registry);
            Assert.Equal(isDone ? IdOf(Second) : IdOf(First), (await registry.ListAliasesAsync())["champion"]);
            Assert.Equal(isDone ? 3 : 1, (await registry.GetHistoryAsync()).Count);

            await Move(registry, "three", ("challenger", Second));
            await AssertWhole(registry);
            Assert.Equal(isDone ? 4 : 2, (await registry.GetHistoryAsync()).Count);
        }
    }

    [Fact]
    public async Task A_table_of_aliases_that_is_cut_off_or_gone_is_derived_again()
    {
        using var folder = new TemporaryFolder();
        var registry = Open(folder, new DurableFiles { FlushesToDisk = false });
        await registry.RegisterAsync(First);
        await Move(registry, "one", ("champion", First));
        var path = folder.File("aliases.json");
        var whole = await File.ReadAllBytesAsync(path);
        for (var length = 0; length < whole.Length; length++)
        {
            await File.WriteAllBytesAsync(path, whole[..length]);
            Assert.Equal(IdOf(First), (await registry.ListAliasesAsync())["champion"]);
            await registry.RegisterAsync(First);
            Assert.Equal(whole, await File.ReadAllBytesAsync(path));
        }

        File.Delete(path);
        await registry.RegisterAsync(First);
        Assert.Equal(whole, await File.ReadAllBytesAsync(path));
    }

    [Fact]
    public async Task A_journal_that_lost_or_changed_a_line_is_refused_and_not_guessed()
    {
        using var folder = new TemporaryFolder();
        var registry = Open(folder, new DurableFiles { FlushesToDisk = false });
        await registry.RegisterAsync(First);
        await Move(registry, "one", ("champion", First));
        var path = folder.File("journal.jsonl");
        var whole = await File.ReadAllBytesAsync(path);
        for (var position = 0; position < whole.Length; position++)
        {
            var changed = whole.ToArray();
            changed[position] ^= 1;
            await File.WriteAllBytesAsync(path, changed);
            await Assert.ThrowsAsync<RegistryDamageException>(() => registry.ListAliasesAsync());
            await Assert.ThrowsAsync<RegistryDamageException>(() => registry.RegisterAsync(Second));
            Assert.Equal(changed, await File.ReadAllBytesAsync(path));
        }

        for (var length = 0; length < whole.Length; length++)
        {
            await File.WriteAllBytesAsync(path, whole[..length]);
            await Assert.ThrowsAsync<RegistryDamageException>(() => registry.FindAsync("champion"));
        }
    }

    private static FileModelRegistry Open(TemporaryFolder folder, DurableFiles files) =>
        new(new FileModelRegistryOptions { Folder = folder.Path }, new ManualTimeProvider(), files);

    private static void Kill(ref int remaining, string step)
    {
        if (remaining-- == 0)
        {
            throw new KilledException(step);
        }
    }

    /// <summary>Every version that is visible loads, every alias points at one of them, and the aliases are what the history says.</summary>
    private static async Task AssertWhole(FileModelRegistry registry)
    {
        foreach (var version in await registry.ListAsync())
        {
            Assert.Equal(version, (await registry.LoadAsync(version.Id)).Version);
        }

        var aliases = await registry.ListAliasesAsync();
        var replayed = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var change in await registry.GetHistoryAsync())
        {
            replayed[change.Alias] = change.To;
        }

        Assert.Equal(replayed, aliases);
        foreach (var id in aliases.Values)
        {
            Assert.NotNull(await registry.FindAsync(id));
        }
    }

    private static async Task<string> ReadEvidence(IModelRegistry registry)
    {
        if (await registry.FindAsync(IdOf(First)) is not { } version)
        {
            return string.Empty;
        }

        var path = Path.Combine(Path.GetDirectoryName(version.Path)!, "evidence", "gate.json");
        return File.Exists(path) ? string.Join(',', await File.ReadAllBytesAsync(path)) : string.Empty;
    }

    private static Task Move(IModelRegistry registry, string reason, params (string Alias, ModelArtifact Model)[] moves) =>
        registry.MoveAliasesAsync(moves.ToDictionary(m => m.Alias, m => IdOf(m.Model), StringComparer.Ordinal), reason);

    private static string IdOf(ModelArtifact artifact) =>
        "m-" + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(ModelFile.ToBytes(artifact)))[..16];

    private sealed class KilledException(string step) : Exception(step);
}
