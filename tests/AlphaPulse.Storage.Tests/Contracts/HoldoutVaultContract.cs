using static AlphaPulse.Storage.Tests.Samples;

namespace AlphaPulse.Storage.Tests.Contracts;

/// <summary>What every <see cref="IHoldoutVault"/> must do.</summary>
public abstract class HoldoutVaultContract : StoreContract<IHoldoutVault>
{
    [Fact]
    public async Task Opens_for_one_candidate_as_often_as_it_comes()
    {
        var end = Start.AddDays(9);
        var first = await Store.OpenAsync(Btc, Start, end, "aaa", 24);
        Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await Store.OpenAsync(Btc, Start.ToOffset(TimeSpan.FromHours(3)), end, "aaa", 24);

        Assert.Equal(new HoldoutOpening(Btc, Start, end, "aaa", Clock.GetUtcNow().AddMinutes(-1), 1, 24, null, 24), first);
        Assert.Equal(new HoldoutOpening(Btc, Start, end, "aaa", Clock.GetUtcNow(), 2, 24, null, 24), second);
        Assert.Equal([first, second], await Store.ListAsync());
    }

    [Fact]
    public async Task Refuses_another_candidate_and_records_nothing()
    {
        var end = Start.AddDays(9);
        await Store.OpenAsync(Btc, Start, end, "aaa", 24);

        var refused = await Assert.ThrowsAsync<HoldoutException>(() => Store.OpenAsync(Btc, Start, end, "bbb", 24));

        Assert.Contains("aaa", refused.Message, StringComparison.Ordinal);
        Assert.Single(await Store.ListAsync());
        Assert.Equal(1, (await Store.OpenAsync(Eth, Start, end, "bbb", 24)).Count);
        Assert.Equal(1, (await Store.OpenAsync(Btc, end, end.AddDays(9), "bbb", 24)).Count);
        await Assert.ThrowsAsync<HoldoutException>(() => Store.OpenAsync(Btc, Start.AddHours(1), end.AddHours(1), "bbb", 24));
        await Assert.ThrowsAsync<HoldoutException>(() => Store.OpenAsync(Btc, Start.AddDays(-9), end.AddDays(9), "ccc", 24));
        Assert.Equal(2, (await Store.OpenAsync(Btc, Start, end, "aaa", 24)).Count);
    }

    [Fact]
    public async Task An_override_is_recorded_and_the_trials_of_all_candidates_add_up()
    {
        var end = Start.AddDays(9);
        await Store.OpenAsync(Btc, Start, end, "aaa", 24);
        await Store.OpenAsync(Btc, Start, end, "aaa", 24);

        var second = await Store.OpenAsync(Btc, Start.AddDays(1), end.AddDays(1), "bbb", 10, "the first had a defect in its features");
        var again = await Store.OpenAsync(Btc, Start.AddDays(1), end.AddDays(1), "bbb", 10);
        var first = await Store.OpenAsync(Btc, Start, end, "aaa", 24);

        Assert.Equal(("the first had a defect in its features", 34L, 3), (second.OverrideReason, second.TrialsOnHoldout, second.Count));
        Assert.Equal((second.OverrideReason, 34L, 4), (again.OverrideReason, again.TrialsOnHoldout, again.Count));
        Assert.Equal((null, 34L, 5), (first.OverrideReason, first.TrialsOnHoldout, first.Count));
        Assert.Equal([null, null, second.OverrideReason, second.OverrideReason, null], (await Store.ListAsync()).Select(o => o.OverrideReason));
        await Assert.ThrowsAsync<HoldoutException>(() => Store.OpenAsync(Btc, Start, end, "ccc", 1));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.OpenAsync(Btc, Start, end, "ccc", 1, " "));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Store.OpenAsync(Btc, Start, end, "ccc", -1, "why not"));
    }

    [Fact]
    public async Task Of_many_candidates_at_once_one_gets_in()
    {
        var attempts = Enumerable.Range(0, 8).Select(i => Task.Run(async () =>
        {
            try
            {
                await Store.OpenAsync(Btc, Start, Start.AddDays(1), $"candidate-{i}", 24);
                return true;
            }
            catch (HoldoutException)
            {
                return false;
            }
        }));

        Assert.Single(await Task.WhenAll(attempts), opened => opened);
    }

    [Fact]
    public async Task Refuses_what_names_no_holdout()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Store.OpenAsync(Btc, Start, Start, " ", 24));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Store.OpenAsync(Btc, Start, Start.AddTicks(-1), "aaa", 24));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.OpenAsync(default, Start, Start, "aaa", 24));

        Assert.Empty(await Store.ListAsync());
    }
}
