using AlphaPulse.TestKit;

namespace AlphaPulse.Training.Tests.Tracking;

/// <summary>What a killed process leaves of a run, and what is no longer what was written.</summary>
public sealed class RunDamageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FileExperimentTracker _tracker;

    public RunDamageTests() => _tracker = new FileExperimentTracker(_folder.Path, TimeProvider.System);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_run_that_was_cut_at_any_byte_is_what_its_whole_entries_say()
    {
        var id = await RecordAsync();
        var whole = await File.ReadAllBytesAsync(Journal(id));
        var ends = Enumerable.Range(0, whole.Length).Where(i => whole[i] == '\n').Select(i => i + 1).ToList();
        for (var length = 0; length <= whole.Length; length++)
        {
            await File.WriteAllBytesAsync(Journal(id), whole[..length]);
            var record = await _tracker.FindRunAsync(id);
            var entries = ends.Count(end => end <= length);
            if (entries == 0)
            {
                // Its start was never acknowledged to anyone.
                Assert.Null(record);
                continue;
            }

            Assert.Equal(entries == ends.Count ? ExperimentRunStatus.Finished : ExperimentRunStatus.Killed, record!.Status);
            Assert.Equal(entries == ends.Count, record.Reason is null);
            Assert.Equal(entries >= 2 ? 2 : 0, record.Metrics.Count);
            Assert.Equal(entries >= 3 ? 1 : 0, record.Artifacts.Count);
        }
    }

    [Fact]
    public async Task Any_changed_bit_of_a_run_is_damage_that_names_its_entry()
    {
        var id = await RecordAsync();
        var changed = await File.ReadAllBytesAsync(Journal(id));
        var ends = Enumerable.Range(0, changed.Length).Where(i => changed[i] == '\n').Select(i => i + 1).ToList();
        for (var bit = 0; bit < 8 * changed.Length; bit++)
        {
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            var damage = Assert.Throws<TrackingDamageException>(() => RunJournal.Read(changed, "run"));
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Equal(("run", ends.FindIndex(end => bit / 8 < end) + 1), (damage.File, damage.Entry));
        }

        changed[^3] ^= 1;
        await File.WriteAllBytesAsync(Journal(id), changed);
        var told = await Assert.ThrowsAsync<TrackingDamageException>(() => _tracker.ListRunsAsync());
        Assert.Contains($"Entry {ends.Count} of '{Journal(id)}' is damaged", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_or_lost_artifact_is_damage()
    {
        var id = await RecordAsync();
        var path = Path.Combine(_folder.Path, id, "artifacts", "trials.json");
        var whole = await File.ReadAllBytesAsync(path);
        for (var position = 0; position < whole.Length; position++)
        {
            var changed = whole.ToArray();
            changed[position] ^= (byte)(1 << (position % 8));
            await File.WriteAllBytesAsync(path, changed);
            var damage = await Assert.ThrowsAsync<TrackingDamageException>(() => _tracker.ReadArtifactAsync(id, "trials.json"));
            Assert.Equal((path, 0), (damage.File, damage.Entry));
        }

        File.Delete(path);
        await Assert.ThrowsAsync<TrackingDamageException>(() => _tracker.ReadArtifactAsync(id, "trials.json"));
        Assert.NotNull(await _tracker.FindRunAsync(id));
    }

    private string Journal(string id) => Path.Combine(_folder.Path, id, "journal.jsonl");

    private async Task<string> RecordAsync()
    {
        await using var run = await _tracker.StartRunAsync(new ExperimentRunStart { Experiment = "x" });
        await run.LogMetricsAsync([new("loss", 0.5, 1), new("loss", 0.25, 2)]);
        await run.LogArtifactAsync("trials.json", "[1,2,3]"u8.ToArray());
        await run.EndAsync(ExperimentRunStatus.Finished);
        return run.Id;
    }
}
