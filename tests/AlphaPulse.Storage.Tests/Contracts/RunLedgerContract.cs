using static AlphaPulse.Storage.Tests.Samples;

namespace AlphaPulse.Storage.Tests.Contracts;

/// <summary>What every <see cref="IRunLedger"/> must do.</summary>
public abstract class RunLedgerContract : StoreContract<IRunLedger>
{
    [Fact]
    public async Task Keeps_a_run_with_its_stages()
    {
        var first = await Store.StartAsync("pipeline", Btc);
        Clock.Advance(TimeSpan.FromSeconds(2));
        var second = await Store.StartAsync("import", Eth);
        StageResult[] stages = [new("bars", TimeSpan.FromTicks(12_345), 9), new("train", TimeSpan.Zero, 0), new("bars", TimeSpan.FromHours(1), -1)];
        foreach (var stage in stages)
        {
            await Store.AddStageAsync(first, stage);
        }

        await Store.FinishAsync(first, RunStatus.Failed, "no bars");

        var runs = await Store.ListAsync();
        Assert.Equal([1L, 2L], [first, second]);
        Assert.Equal([first, second], runs.Select(run => run.Id));
        Assert.Equal(stages, runs[0].Stages);
        Assert.Equal(
            new RunRecord(first, "pipeline", Btc, Clock.GetUtcNow().AddSeconds(-2), Clock.GetUtcNow(), RunStatus.Failed, "no bars", runs[0].Stages), runs[0]);
        Assert.Equal((RunStatus.Running, null, null), (runs[1].Status, runs[1].FinishedAt, runs[1].Message));
        Assert.Empty(runs[1].Stages);
    }

    [Fact]
    public async Task A_run_that_ended_or_never_was_is_not_changed()
    {
        var run = await Store.StartAsync("pipeline", Btc);
        await Store.FinishAsync(run, RunStatus.Completed, null);
        var before = Assert.Single(await Store.ListAsync());

        await Assert.ThrowsAsync<StoreException>(() => Store.FinishAsync(run, RunStatus.Failed, "late"));
        await Assert.ThrowsAsync<StoreException>(() => Store.AddStageAsync(run, new StageResult("late", TimeSpan.Zero, 1)));
        await Assert.ThrowsAsync<StoreException>(() => Store.AddStageAsync(77, new StageResult("none", TimeSpan.Zero, 1)));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Store.FinishAsync(run, RunStatus.Running, null));

        var after = Assert.Single(await Store.ListAsync());
        Assert.Equal(before with { Stages = after.Stages }, after);
        Assert.Empty(after.Stages);
    }
}
