using static AlphaPulse.Storage.Tests.Samples;

namespace AlphaPulse.Storage.Tests.Contracts;

/// <summary>What every <see cref="IHoldoutVault"/> must do.</summary>
public abstract class HoldoutVaultContract : StoreContract<IHoldoutVault>
{
    [Fact]
    public async Task Opens_for_one_candidate_as_often_as_it_comes()
    {
        var end = Start.AddDays(9);
        var first = await Store.OpenAsync(Btc, Start, end, "aaa");
        Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await Store.OpenAsync(Btc, Start.ToOffset(TimeSpan.FromHours(3)), end, "aaa");

        Assert.Equal(new HoldoutOpening(Btc, Start, end, "aaa", Clock.GetUtcNow().AddMinutes(-1), 1), first);
        Assert.Equal(new HoldoutOpening(Btc, Start, end, "aaa", Clock.GetUtcNow(), 2), second);
        Assert.Equal([first, second], await Store.ListAsync());
    }

    [Fact]
    public async Task Refuses_another_candidate_and_records_nothing()
    {
        var end = Start.AddDays(9);
        await Store.OpenAsync(Btc, Start, end, "aaa");

        var refused = await Assert.ThrowsAsync<HoldoutException>(() => Store.OpenAsync(Btc, Start, end, "bbb"));

        Assert.Contains("aaa", refused.Message, StringComparison.Ordinal);
        Assert.Single(await Store.ListAsync());
        Assert.Equal(1, (await Store.OpenAsync(Eth, Start, end, "bbb")).Count);
        Assert.Equal(1, (await Store.OpenAsync(Btc, end, end.AddDays(9), "bbb")).Count);
        await Assert.ThrowsAsync<HoldoutException>(() => Store.OpenAsync(Btc, Start.AddHours(1), end.AddHours(1), "bbb"));
        await Assert.ThrowsAsync<HoldoutException>(() => Store.OpenAsync(Btc, Start.AddDays(-9), end.AddDays(9), "ccc"));
        Assert.Equal(2, (await Store.OpenAsync(Btc, Start, end, "aaa")).Count);
    }

    [Fact]
    public async Task Of_many_candidates_at_once_one_gets_in()
    {
        var attempts = Enumerable.Range(0, 8).Select(i => Task.Run(async () =>
        {
            try
            {
                await Store.OpenAsync(Btc, Start, Start.AddDays(1), $"candidate-{i}");
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
        await Assert.ThrowsAsync<ArgumentException>(() => Store.OpenAsync(Btc, Start, Start, " "));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Store.OpenAsync(Btc, Start, Start.AddTicks(-1), "aaa"));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.OpenAsync(default, Start, Start, "aaa"));

        Assert.Empty(await Store.ListAsync());
    }
}
