using static AlphaPulse.Storage.Tests.Samples;

namespace AlphaPulse.Storage.Tests.Contracts;

/// <summary>What every <see cref="IHeldBarStore"/> must do, with the stores of rows, bars and coverage that it shares a database with.</summary>
public abstract class HeldBarStoreContract : StoreContract<IHeldBarStore>
{
    private static readonly CoverageEvidence Asked = new("klines", "one bar in quarantine", Start.AddHours(20), 1);

    protected abstract IQuarantineStore Rows { get; }

    protected abstract IBarStore Bars { get; }

    protected abstract ICoverageLedger Coverage { get; }

    [Fact]
    public async Task Bars_in_quarantine_are_listed_in_the_order_of_time_and_rows_that_are_none_are_not()
    {
        var detailed = Bar(7, 1.2300m) with { Detail = new BarDetail { TradeCount = 3, QuoteVolume = 9.90m, TakerBuyVolume = 0m } };
        var held = new[] { Row(detailed, QuarantineKind.Outlier), Row(Bar(3), QuarantineKind.ZeroVolume) };
        Assert.Equal(3, await Rows.AddAsync([.. held, new QuarantinedRow(Btc, "a.csv", 2, "1,2", "two fields")]));

        Assert.Equal(3, (await Rows.ReadAsync(Btc).ToListAsync()).Count);
        Assert.Equal(held[0], await Rows.ReadAsync(Btc).FirstAsync());
        var list = await Store.ListAsync(Btc);
        Assert.Equal([QuarantineKind.ZeroVolume, QuarantineKind.Outlier], list.Select(h => h.Kind));
        Assert.Equal(Describe(detailed), Describe(list[1].Bar), StringComparer.Ordinal);
        Assert.Equal(("firewall", "far outside", Clock.GetUtcNow(), null, null), (list[1].Source, list[1].Reason, list[1].HeldAt, list[1].ReleasedAt, list[1].ReleaseReason));
        Assert.Empty(await Store.ListAsync(Eth));
    }

    [Fact]
    public async Task A_release_puts_the_bar_into_the_store_as_known_from_then_on_and_the_ledger_knows()
    {
        var spans = new[]
        {
            new CoverageSpan(Start, Start.AddHours(1), CoverageState.Present, Asked),
            new CoverageSpan(Start.AddHours(1), Start.AddHours(2), CoverageState.Lost, Asked),
            new CoverageSpan(Start.AddHours(2), Start.AddHours(3), CoverageState.Present, Asked),
        };
        await Coverage.RecordAsync(new CoverageUpdate(Btc) { Bars = [Bar(0), Bar(2)], Quarantined = [Row(Bar(1), QuarantineKind.Outlier)], Spans = spans });
        var id = Assert.Single(await Store.ListAsync(Btc)).Id;

        var released = await Store.ReleaseAsync(id, "the other venue has it too");

        Assert.Equal((Clock.GetUtcNow(), "the other venue has it too"), (released.ReleasedAt, released.ReleaseReason));
        var bars = await Bars.ReadAsync(new BarQuery(Btc)).ToListAsync();
        Assert.Equal([0, 1, 2], bars.Select(bar => (bar.OpenTime - Start).TotalHours));
        Assert.Equal(Clock.GetUtcNow(), bars[1].AvailableAt);
        Assert.Equal(2, await Bars.ReadAsync(new BarQuery(Btc) { AsKnownAt = Clock.GetUtcNow().AddTicks(-1) }).CountAsync());
        Assert.All(await Coverage.ReadAsync(Btc), span => Assert.Equal(CoverageState.Present, span.State));
        Assert.Empty(await Store.ListAsync(Btc));
        Assert.Equal(released.ReleaseReason, Assert.Single(await Store.ListAsync(Btc, includeReleased: true)).ReleaseReason);

        // Once more, and the row that is found once more, change nothing.
        Assert.Equal("the other venue has it too", (await Store.ReleaseAsync(id, "again")).ReleaseReason);
        Assert.Equal(0, await Rows.AddAsync([Row(Bar(1), QuarantineKind.Outlier)]));
        Assert.Equal(3, await Bars.ReadRevisionsAsync(new BarQuery(Btc)).CountAsync());
    }

    [Fact]
    public async Task A_release_may_name_the_time_from_which_the_bar_was_believed_and_never_one_before_its_close()
    {
        await Rows.AddAsync([Row(Bar(1), QuarantineKind.Outlier), Row(Bar(2), QuarantineKind.Outlier)]);
        var list = await Store.ListAsync(Btc);
        await Store.ReleaseAsync(list[0].Id, "confirmed by the next bar", Start.AddHours(3));
        await Store.ReleaseAsync(list[1].Id, "an impossible time", Start);

        var bars = await Bars.ReadAsync(new BarQuery(Btc)).ToListAsync();
        Assert.Equal([Start.AddHours(3), Start.AddHours(3)], bars.Select(bar => bar.AvailableAt));

        // Who comes too late gets what the store has.
        var again = await Store.ReleaseAsync(list[0].Id, "again", Start.AddHours(9));
        Assert.Equal(Describe(bars[0]), Describe(again.Bar), StringComparer.Ordinal);
        Assert.Empty(await Coverage.ReadAsync(Btc));
    }

    [Fact]
    public async Task A_list_is_of_the_bars_from_a_time_to_a_time()
    {
        await Rows.AddAsync([.. Enumerable.Range(1, 5).Select(hour => Row(Bar(hour), QuarantineKind.Outlier))]);
        await Store.ReleaseAsync((await Store.ListAsync(Btc))[2].Id, "believed");

        Assert.Equal([2, 4], Hours(await Store.ListAsync(Btc, from: Start.AddHours(2), to: Start.AddHours(5))));
        Assert.Equal([2, 3, 4], Hours(await Store.ListAsync(Btc, includeReleased: true, Start.AddHours(2), Start.AddHours(5))));
        Assert.Equal([1, 2], Hours(await Store.ListAsync(Btc, to: Start.AddHours(3))));
        Assert.Equal([4, 5], Hours(await Store.ListAsync(Btc, from: Start.AddHours(2).AddTicks(1))));
        Assert.Empty(await Store.ListAsync(Btc, from: Start.AddHours(6)));
    }

    [Fact]
    public async Task What_is_superseded_waits_no_longer_and_is_no_bar_of_the_store()
    {
        await Rows.AddAsync([Row(Bar(1), QuarantineKind.Outlier), Row(Bar(2), QuarantineKind.Outlier)]);
        var list = await Store.ListAsync(Btc);
        await Store.SupersedeAsync(list[0].Id);
        await Store.ReleaseAsync(list[1].Id, "believed");
        var at = Clock.GetUtcNow();
        Clock.Advance(TimeSpan.FromHours(1));
        await Store.SupersedeAsync(list[0].Id);
        await Store.SupersedeAsync(list[1].Id);

        Assert.Empty(await Store.ListAsync(Btc));
        Assert.Equal([at, null], (await Store.ListAsync(Btc, includeReleased: true)).Select(held => held.SupersededAt));
        Assert.Equal(Start.AddHours(2), Assert.Single(await Bars.ReadAsync(new BarQuery(Btc)).ToListAsync()).OpenTime);

        // Held once more it stays so, and a person may still believe it.
        Assert.Equal(0, await Rows.AddAsync([Row(Bar(1), QuarantineKind.Outlier)]));
        Assert.Empty(await Store.ListAsync(Btc));
        await Store.ReleaseAsync(list[0].Id, "the venue says so");
        Assert.Equal(2, await Bars.ReadAsync(new BarQuery(Btc)).CountAsync());
    }

    [Fact]
    public async Task What_is_not_held_cannot_be_released()
    {
        await Rows.AddAsync([new QuarantinedRow(Btc, "a.csv", 2, "1,2", "two fields")]);

        Assert.Contains("number 1;", (await Assert.ThrowsAsync<ArgumentException>(() => Store.ReleaseAsync(1, "why not"))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(() => Store.ReleaseAsync(77, "why not"));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.ReleaseAsync(1, " "));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.SupersedeAsync(1));
        Assert.Empty(await Bars.ReadAsync(new BarQuery(Btc)).ToListAsync());
    }

    private static IEnumerable<double> Hours(IReadOnlyList<HeldBar> held) => held.Select(one => (one.Bar.OpenTime - Start).TotalHours);

    private static QuarantinedRow Row(Bar bar, QuarantineKind kind) =>
        new(bar.Series, "firewall", null, BarText.Format(bar), "far outside") { Kind = kind, OpenTime = bar.OpenTime };
}
