using static AlphaPulse.Storage.Tests.Samples;

namespace AlphaPulse.Storage.Tests.Contracts;

/// <summary>What every <see cref="IQuarantineStore"/> must do.</summary>
public abstract class QuarantineStoreContract : StoreContract<IQuarantineStore>
{
    [Fact]
    public async Task Gives_rows_back_in_the_order_in_which_they_were_kept()
    {
        QuarantinedRow[] rows =
        [
            new(Btc, "b.csv", 9, "raw \0 text, \u20ac \U0001F600", "close 'x' is not a number"),
            new(Btc, "a.csv", null, string.Empty, "empty"),
            new(Btc, "a.csv", 2, "1,2", "two fields"),
            new(Btc, "firewall", null, BarText.Format(Bar(3)), "far outside") { Kind = QuarantineKind.VenueSpread, OpenTime = Start.AddHours(3).AddTicks(7) },
        ];

        Assert.Equal(4, await Store.AddAsync(rows));

        Assert.Equal(rows, await Store.ReadAsync(Btc).ToListAsync());
        Assert.Empty(await Store.ReadAsync(Eth).ToListAsync());
    }

    [Fact]
    public async Task Keeps_a_row_once()
    {
        var row = new QuarantinedRow(Btc, "a.csv", 2, "1,2", "two fields");
        var withoutLine = row with { Line = null };
        await Store.AddAsync([row, withoutLine]);

        Assert.Equal(0, await Store.AddAsync([row, withoutLine, row with { Reason = "another reason" }]));
        Assert.Equal(4, await Store.AddAsync(
            [row with { Line = 3 }, row with { Raw = "1,3" }, row with { Source = "b.csv" }, row with { Series = Eth }]));
        Assert.Equal(5, (await Store.ReadAsync(Btc).ToListAsync()).Count);
    }

    [Fact]
    public async Task A_cancelled_call_keeps_nothing()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Store.AddAsync([new QuarantinedRow(Btc, "a.csv", 2, "1,2", "two fields")], new CancellationToken(canceled: true)));

        Assert.Empty(await Store.ReadAsync(Btc).ToListAsync());
    }
}
