using AlphaPulse.TestKit;

namespace AlphaPulse.Models.Tests.Registry;

/// <summary>A process that ends in the middle of a rollback, of a removal, or of a registration after one.</summary>
public sealed class RollbackCrashTests
{
    private static readonly ModelRetention One = new() { KeepNewest = 1, KeepServedWithin = TimeSpan.Zero };

    [Fact]
    public Task A_rollback_is_done_or_not() => KillAtEachStepAsync(
        async (scene, registry) => await registry.RollBackAsync("champion", "worse"),
        async (scene, registry) => (await registry.ListAliasesAsync())["champion"] == scene.Ids[1],
        async (scene, registry) =>
        {
            Assert.Equal(scene.Ids[0], (await registry.ListAliasesAsync())["previous"]);
            Assert.Equal(2, (await registry.GetHistoryAsync()).Count(change => change.IsRollback));
        });

    [Fact]
    public Task A_removal_is_done_or_not_and_its_files_follow_it() => KillAtEachStepAsync(
        async (scene, registry) => await registry.PruneAsync(One, "old"),
        async (scene, registry) => await registry.FindAsync(scene.Ids[3]) is null,
        async (scene, registry) =>
        {
            // Whatever writes next finishes the work of the one that was killed.
            await registry.MoveAliasesAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["challenger"] = scene.Ids[4] }, "next");

            // The first one stays, since a rollback of the champion returns another alias to it.
            Assert.Equal(
                ((string[])[scene.Ids[0], scene.Ids[1], scene.Ids[2], scene.Ids[4]]).Order(StringComparer.Ordinal),
                Directory.EnumerateDirectories(scene.Folder.File("versions")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        });

    [Fact]
    public Task A_removed_version_is_registered_again_or_not() => KillAtEachStepAsync(
        async (scene, registry) => await registry.RegisterAsync(Samples.Artifact(3)),
        async (scene, registry) => await registry.FindAsync(scene.Ids[3]) is not null,
        async (scene, registry) => Assert.Equal(scene.Ids[3], (await registry.ListAsync())[^1].Id),
        async registry => await registry.PruneAsync(One, "old"));

    private static async Task KillAtEachStepAsync(
        Func<Scene, FileModelRegistry, Task> act,
        Func<Scene, FileModelRegistry, Task<bool>> isDone,
        Func<Scene, FileModelRegistry, Task> check,
        Func<FileModelRegistry, Task>? prepare = null)
    {
        var outcomes = new HashSet<bool>();
        for (var step = 0; ; step++)
        {
            using var scene = await Scene.CreateAsync();
            await (prepare?.Invoke(scene.Open()) ?? Task.CompletedTask);
            var remaining = step;
            var doomed = scene.Open(new DurableFiles
            {
                FlushesToDisk = false,
                BeforeStep = name => _ = remaining-- == 0 ? throw new KilledException(name) : 0,
            });
            var killed = false;
            try
            {
                await act(scene, doomed);
            }
            catch (KilledException)
            {
                killed = true;
            }

            var survivor = scene.Open();
            Assert.True((await survivor.VerifyAsync()).IsSound);
            var done = await isDone(scene, survivor);
            Assert.True(done || killed);
            outcomes.Add(killed && done);
            if (!done)
            {
                await act(scene, survivor);
            }

            await check(scene, survivor);
            Assert.True((await survivor.VerifyAsync()).IsSound);
            if (!killed)
            {
                break;
            }
        }

        // Some kills came before the entry was complete, and some after it.
        Assert.Equal(2, outcomes.Count);
    }

    /// <summary>Five versions; 0, 1 and 2 were champions in turn, with the one before each as previous.</summary>
    private sealed class Scene : IDisposable
    {
        public TemporaryFolder Folder { get; } = new();

        public List<string> Ids { get; } = [];

        public static async Task<Scene> CreateAsync()
        {
            var scene = new Scene();
            var registry = scene.Open();
            for (var i = 0; i < 5; i++)
            {
                scene.Ids.Add((await registry.RegisterAsync(Samples.Artifact(i))).Id);
            }

            await Move(registry, ("champion", scene.Ids[0]), ("previous", scene.Ids[0]));
            await Move(registry, ("champion", scene.Ids[1]));
            await Move(registry, ("champion", scene.Ids[2]), ("previous", scene.Ids[1]));
            return scene;
        }

        public FileModelRegistry Open(DurableFiles? files = null) =>
            new(new FileModelRegistryOptions { Folder = Folder.Path }, TimeProvider.System, files ?? new DurableFiles { FlushesToDisk = false });

        public void Dispose() => Folder.Dispose();

        private static Task Move(FileModelRegistry registry, params (string Alias, string Id)[] moves) =>
            registry.MoveAliasesAsync(moves.ToDictionary(m => m.Alias, m => m.Id, StringComparer.Ordinal), "test");
    }

    private sealed class KilledException(string step) : Exception(step);
}
