using AlphaPulse.TestKit;

namespace AlphaPulse.Models.Tests.Registry;

/// <summary>What was changed after it was written is refused, and what was never finished is not taken for damage.</summary>
public sealed class RegistryDamageTests : IDisposable
{
    private static readonly string Fixture = Path.Combine(AppContext.BaseDirectory, "Fixtures", "registry-v1");
    private readonly TemporaryFolder _folder = new();
    private readonly FileModelRegistry _registry;

    public RegistryDamageTests() => _registry = Open(_folder.Path);

    private string JournalPath => _folder.File("journal.jsonl");

    private string AliasesPath => _folder.File("aliases.json");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_journal_of_the_first_version_is_read_and_goes_on_in_the_third()
    {
        Copy(Fixture, _folder.Path);
        var (first, second) = ((await _registry.ListAsync())[0], (await _registry.ListAsync())[1]);
        Assert.Equal("m-3bf86a8b3db1be02", first.Id);
        Assert.Equal(second, await _registry.FindAsync("champion"));
        var history = await _registry.GetHistoryAsync();
        Assert.Equal(["trained", "first", "better", "better"], history.Select(change => change.Reason));
        Assert.All(history, change => Assert.Null(change.Actor));
        Assert.True((await _registry.VerifyAsync()).IsSound);

        // The series of an old entry is read from the model.
        var series = Samples.Manifest().Series;
        Assert.Equal(first, (await _registry.FindServedAsync("champion", history[1].At, series))!.Version);
        await _registry.RollBackAsync("champion", "worse");
        await _registry.RegisterAsync(Samples.Artifact(3));
        var removed = await _registry.PruneAsync(new ModelRetention { KeepNewest = 1, KeepServedWithin = TimeSpan.Zero, ServingAliases = ["x"] }, "old");
        Assert.Equal([second], removed);
        Assert.Equal(second, (await _registry.FindServedAsync("champion", history[^1].At, series))!.Version);
        Assert.Equal("""{"format":"alphapulse-registry","version":1,"sequence":1,""", (await File.ReadAllTextAsync(JournalPath))[..57]);
    }

    [Fact]
    public async Task Any_changed_bit_of_the_journal_is_damage_that_names_its_entry()
    {
        var ends = await WriteHistory();
        var changed = await File.ReadAllBytesAsync(JournalPath);
        for (var bit = 0; bit < 8 * changed.Length; bit++)
        {
            var entry = ends.FindIndex(end => bit / 8 < end) + 1;
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            var damage = Assert.Throws<RegistryDamageException>(() => RegistryJournal.Read(changed, JournalPath));
            changed[bit / 8] ^= (byte)(1 << (bit % 8));

            // A byte that became a line end splits an entry, and one that was a line end joins two: either is of the first.
            Assert.Equal((JournalPath, entry), (damage.File, damage.Entry));
        }

        changed[^2] ^= 1;
        await File.WriteAllBytesAsync(JournalPath, changed);
        var told = await Assert.ThrowsAsync<RegistryDamageException>(() => _registry.FindAsync("champion"));
        Assert.Contains($"Entry {ends.Count} of '{JournalPath}' is damaged: {told.Defect}. {told.Remedy}", told.Message, StringComparison.Ordinal);
        Assert.Contains("Restore", told.Remedy, StringComparison.Ordinal);
        await Assert.ThrowsAsync<RegistryDamageException>(() => _registry.RegisterAsync(Samples.Artifact(9)));
        await Assert.ThrowsAsync<RegistryDamageException>(() => _registry.VerifyAsync());
        Assert.Equal(changed, await File.ReadAllBytesAsync(JournalPath));
    }

    [Fact]
    public async Task A_line_that_is_lost_swapped_or_put_in_twice_is_damage()
    {
        await WriteHistory();
        var lines = await File.ReadAllLinesAsync(JournalPath);
        for (var i = 0; i < lines.Length; i++)
        {
            await WriteLines([.. lines[..i], .. lines[(i + 1)..]]);
            Assert.Equal(i + 1, (await Assert.ThrowsAsync<RegistryDamageException>(() => _registry.ListAsync())).Entry);
            await WriteLines([.. lines[..(i + 1)], .. lines[i..]]);
            Assert.Equal(i + 2, (await Assert.ThrowsAsync<RegistryDamageException>(() => _registry.ListAsync())).Entry);
        }

        Task WriteLines(IEnumerable<string> kept) => File.WriteAllTextAsync(JournalPath, string.Concat(kept.Select(line => line + "\n")));
    }

    [Fact]
    public async Task A_torn_last_line_is_no_damage_and_the_next_write_replaces_it()
    {
        await WriteHistory();
        var (journal, aliases) = (await File.ReadAllBytesAsync(JournalPath), await File.ReadAllBytesAsync(AliasesPath));
        var next = await _registry.RegisterAsync(Samples.Artifact(9));
        var longer = await File.ReadAllBytesAsync(JournalPath);
        for (var length = journal.Length; length < longer.Length; length++)
        {
            await Restore(longer[..length]);
            Assert.Equal(2, (await _registry.ListAsync()).Count);
        }

        // A disk without power may have kept the length and not the bytes.
        await Restore([.. longer[..(journal.Length + 100)], .. new byte[50]]);
        Assert.Equal(2, (await _registry.ListAsync()).Count);
        await _registry.RegisterAsync(Samples.Artifact(9));
        Assert.Equal(longer.Length, (await File.ReadAllBytesAsync(JournalPath)).Length);
        Assert.Equal(next.Id, (await _registry.ListAsync())[^1].Id);

        async Task Restore(byte[] bytes)
        {
            await File.WriteAllBytesAsync(JournalPath, bytes);
            await File.WriteAllBytesAsync(AliasesPath, aliases);
        }
    }

    [Fact]
    public async Task Bytes_after_the_last_line_that_no_writer_left_are_damage()
    {
        var ends = await WriteHistory();
        var whole = await File.ReadAllBytesAsync(JournalPath);
        File.Delete(AliasesPath);
        foreach (var tail in new byte[][] { [.. "x"u8], [.. "{\"format\":\"alphapulse-registry\",\"version\":2,\"sequence\":1,"u8], [.. whole[ends[^2]..^1], (byte)' '] })
        {
            await File.WriteAllBytesAsync(JournalPath, [.. whole, .. tail]);
            Assert.Equal(ends.Count + 1, (await Assert.ThrowsAsync<RegistryDamageException>(() => _registry.ListAsync())).Entry);
        }

        // An entry whose line end was changed is damage even where another writer was killed after it.
        await File.WriteAllBytesAsync(JournalPath, [.. whole[..^1], (byte)'\v', .. "{\"format\""u8]);
        Assert.Equal(ends.Count, (await Assert.ThrowsAsync<RegistryDamageException>(() => _registry.ListAsync())).Entry);
    }

    [Fact]
    public async Task Any_changed_bit_of_a_model_file_is_refused_and_found_by_a_verification()
    {
        await WriteHistory();
        var version = (await _registry.FindAsync("champion"))!;
        var whole = await File.ReadAllBytesAsync(version.Path);
        for (var position = 0; position < whole.Length; position++)
        {
            var changed = whole.ToArray();
            changed[position] ^= (byte)(1 << (position % 8));
            await File.WriteAllBytesAsync(version.Path, changed);
            await Assert.ThrowsAsync<ModelFormatException>(() => _registry.LoadAsync("champion"));
        }

        var finding = Assert.Single((await _registry.VerifyAsync()).Findings);
        Assert.Equal((version.Id, version.Path), (finding.VersionId, finding.File));
        Assert.Equal(["champion", "previous"], finding.Aliases);
        Assert.Contains("checksum", finding.Problem, StringComparison.Ordinal);
        File.Delete(version.Path);
        Assert.Contains("is gone", Assert.Single((await _registry.VerifyAsync()).Findings).Problem, StringComparison.Ordinal);
        await File.WriteAllBytesAsync(version.Path, whole);
        Assert.Equal((7, 2, true), await _registry.VerifyAsync() is var sound ? (sound.Entries, sound.Versions, sound.IsSound) : default);
    }

    private static FileModelRegistry Open(string folder) => new(
        new FileModelRegistryOptions { Folder = folder, Actor = "tester" }, new ManualClock(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)), new DurableFiles { FlushesToDisk = false });

    /// <summary>One entry of each kind; returns where each ends.</summary>
    private async Task<List<int>> WriteHistory()
    {
        var first = await _registry.RegisterAsync(Samples.Artifact());
        await Move(("champion", first));
        var second = await _registry.RegisterAsync(Samples.Artifact(intercept: 2));
        await Move(("champion", second), ("previous", first));
        await _registry.RollBackAsync("champion", "worse \"quoted\" é");
        await _registry.RegisterAsync(Samples.Artifact(intercept: 3));
        await _registry.PruneAsync(new ModelRetention { KeepNewest = 1, KeepServedWithin = TimeSpan.Zero, ServingAliases = ["none"] }, "old");
        var bytes = await File.ReadAllBytesAsync(JournalPath);
        return [.. Enumerable.Range(0, bytes.Length).Where(i => bytes[i] == '\n').Select(i => i + 1)];
    }

    private Task Move(params (string Alias, ModelVersion Version)[] moves) =>
        _registry.MoveAliasesAsync(moves.ToDictionary(m => m.Alias, m => m.Version.Id, StringComparer.Ordinal), "test");

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
