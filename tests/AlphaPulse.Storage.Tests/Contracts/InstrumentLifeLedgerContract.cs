using static AlphaPulse.Storage.Tests.Samples;

namespace AlphaPulse.Storage.Tests.Contracts;

/// <summary>What every <see cref="IInstrumentLifeLedger"/> must do.</summary>
public abstract class InstrumentLifeLedgerContract : StoreContract<IInstrumentLifeLedger>
{
    private static readonly InstrumentId Coin = Btc.Instrument;

    [Fact]
    public async Task Gives_events_back_in_the_order_of_time_with_every_digit()
    {
        InstrumentEvent[] events =
        [
            Event(InstrumentEventKind.Split, 30) with { SplitRatio = 0.10m, IsKnownAtAssumed = true, Evidence = "\u20ac \U0001F600" },
            Event(InstrumentEventKind.Rename, 20) with { RenamedTo = InstrumentId.Parse("test:NEW-USDT") },
            Event(InstrumentEventKind.GridChange, 10) with { TickSize = 0.0100m },
            Event(InstrumentEventKind.GridChange, 12) with { LotStep = 1.000m },
            Event(InstrumentEventKind.Halt, 5) with { KnownAt = Start.AddHours(-3).AddTicks(7) },
        ];

        Assert.Equal(5, await Store.RecordAsync(new InstrumentLifeUpdate { Events = events }));

        var read = await Store.ReadAsync(Coin);
        Assert.Equal(events.OrderBy(e => e.At), read);
        Assert.Equal(["0.0100", "1.000", "0.10"], new[] { read[1].TickSize, read[2].LotStep, read[4].SplitRatio }.Select(d => FormattableString.Invariant($"{d}")));
        Assert.Empty(await Store.ReadAsync(Eth.Instrument));
    }

    [Fact]
    public async Task An_event_is_not_read_before_it_could_be_known()
    {
        await Store.RecordAsync(new InstrumentLifeUpdate
        {
            Events = [Event(InstrumentEventKind.Delisting, 10) with { KnownAt = Start.AddHours(12) }, Event(InstrumentEventKind.Halt, 20) with { KnownAt = Start.AddHours(3) }],
        });

        Assert.Empty(await Store.ReadAsync(Coin, Start.AddHours(3).AddTicks(-1)));
        Assert.Equal(InstrumentEventKind.Halt, Assert.Single(await Store.ReadAsync(Coin, Start.AddHours(11))).Kind);
        Assert.Equal([InstrumentEventKind.Delisting, InstrumentEventKind.Halt], (await Store.ReadAsync(Coin, Start.AddHours(12))).Select(e => e.Kind));
    }

    [Fact]
    public async Task An_event_is_kept_once_as_it_was_first_known()
    {
        var first = Event(InstrumentEventKind.Halt, 5);
        await Store.RecordAsync(new InstrumentLifeUpdate { Events = [first] });

        Assert.Equal(0, await Store.RecordAsync(new InstrumentLifeUpdate { Events = [first with { KnownAt = first.KnownAt.AddDays(1), Evidence = "again" }] }));
        Assert.Equal(2, await Store.RecordAsync(new InstrumentLifeUpdate { Events = [first with { At = first.At.AddTicks(1) }, first with { Kind = InstrumentEventKind.Resume }] }));
        Assert.Equal(first, (await Store.ReadAsync(Coin)).First(e => e.Kind == InstrumentEventKind.Halt));
    }

    [Fact]
    public async Task A_list_takes_the_place_of_the_one_it_was_compared_with_and_of_no_other()
    {
        var full = new InstrumentInfo
        {
            Instrument = Coin,
            Symbol = "BTCUSDT",
            BaseAsset = "BTC",
            QuoteAsset = "USDT",
            TickSize = 0.010m,
            LotStep = 0.00001000m,
            MinQuantity = 1m,
            MinNotional = 5.0m,
            ContractSize = 100m,
            ContractAsset = "USD",
            Status = InstrumentStatus.Halted,
            VenueStatus = "BREAK",
            ListedAt = Start.AddTicks(3),
        };
        var bare = new InstrumentInfo { Instrument = Eth.Instrument, Symbol = "ETHUSDT", BaseAsset = "ETH", QuoteAsset = null };
        var first = new InstrumentListing("test", Start, [full, bare]);
        Assert.Null(await Store.ReadListingAsync("test"));
        Assert.Equal(0, await Store.RecordAsync(new InstrumentLifeUpdate { Listing = first }));

        var read = await Store.ReadListingAsync("test");
        Assert.Equal((first.Venue, first.SeenAt), (read!.Venue, read.SeenAt));
        Assert.Equal(first.Instruments, read.Instruments);
        Assert.Equal("0.00001000", FormattableString.Invariant($"{read.Instruments[0].LotStep}"));

        var next = new InstrumentLifeUpdate { Listing = new("test", Start.AddHours(1), [bare]), ComparedWith = Start, Events = [Event(InstrumentEventKind.Delisting, 1)] };
        Assert.Equal(1, await Store.RecordAsync(next));
        Assert.Null(await Store.RecordAsync(next with { Listing = next.Listing! with { SeenAt = Start.AddHours(2) }, Events = [Event(InstrumentEventKind.Delisting, 2)] }));
        Assert.Equal(bare, Assert.Single((await Store.ReadListingAsync("test"))!.Instruments));
        Assert.Single(await Store.ReadAsync(Coin));
        Assert.Null(await Store.ReadListingAsync("other"));
    }

    [Fact]
    public async Task What_is_wrong_is_refused_and_nothing_of_it_is_kept()
    {
        var right = Event(InstrumentEventKind.Halt, 1);
        foreach (var wrong in new[]
        {
            right with { Kind = InstrumentEventKind.Unknown },
            right with { Evidence = " " },
            right with { Instrument = default },
            right with { Kind = InstrumentEventKind.Split },
            right with { Kind = InstrumentEventKind.GridChange },
            right with { SplitRatio = 2m },
            right with { RenamedTo = Coin },
        })
        {
            await Assert.ThrowsAsync<ArgumentException>(() => Store.RecordAsync(new InstrumentLifeUpdate { Events = [right, wrong] }));
        }

        await Assert.ThrowsAsync<ArgumentException>(
            () => Store.RecordAsync(new InstrumentLifeUpdate { Events = [right], Listing = new("test", Start, []), ComparedWith = Start }));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Store.RecordAsync(new InstrumentLifeUpdate { Events = [right] }, new CancellationToken(canceled: true)));
        Assert.Empty(await Store.ReadAsync(Coin));
        Assert.Equal(0, await Store.RecordAsync(new InstrumentLifeUpdate()));
    }

    private static InstrumentEvent Event(InstrumentEventKind kind, int hour) =>
        new(Coin, kind, Start.AddHours(hour), Start.AddHours(hour), "two lists");
}
