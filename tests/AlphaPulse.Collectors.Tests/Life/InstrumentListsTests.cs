using AlphaPulse.Storage.Sqlite;
using AlphaPulse.TestKit;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Collectors.Tests.Life;

/// <summary>Two lists of a venue say what happened between them, and no more than that.</summary>
public class InstrumentListsTests
{
    private static readonly DateTimeOffset First = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Second = First.AddHours(6);

    [Fact]
    public void Nothing_happened_where_nothing_changed() => Assert.Empty(Compare([Coin("AAA"), Coin("BBB")], [Coin("BBB"), Coin("AAA")]));

    [Fact]
    public void A_new_symbol_is_a_listing_at_the_time_that_the_venue_names_or_that_it_was_seen()
    {
        var events = Compare([Coin("AAA")], [Coin("AAA"), Coin("BBB"), Coin("CCC") with { ListedAt = First.AddHours(2) }, Coin("DDD") with { ListedAt = First.AddYears(-1) }]);
        Assert.All(events, e => Assert.Equal((InstrumentEventKind.Listing, Second), (e.Kind, e.KnownAt)));
        Assert.Equal([Second, First.AddHours(2), Second], events.Select(e => e.At));
        Assert.Equal("BBB-USDT is new; the lists of test of 2024-01-01T00:00:00Z and 2024-01-01T06:00:00Z", events[0].Evidence.Replace("BBBUSDT", "BBB-USDT", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(InstrumentStatus.Trading, InstrumentStatus.Halted, InstrumentEventKind.Halt)]
    [InlineData(InstrumentStatus.Halted, InstrumentStatus.Trading, InstrumentEventKind.Resume)]
    [InlineData(InstrumentStatus.PreTrading, InstrumentStatus.Trading, InstrumentEventKind.Listing)]
    [InlineData(InstrumentStatus.Trading, InstrumentStatus.Delisted, InstrumentEventKind.Delisting)]
    [InlineData(InstrumentStatus.Halted, InstrumentStatus.Delisted, InstrumentEventKind.Delisting)]
    [InlineData(InstrumentStatus.Delisted, InstrumentStatus.Trading, InstrumentEventKind.Listing)]
    [InlineData(InstrumentStatus.Trading, InstrumentStatus.Unknown, null)]
    [InlineData(InstrumentStatus.Unknown, InstrumentStatus.Halted, null)]
    public void A_change_of_status_is_an_event_where_both_are_known(InstrumentStatus before, InstrumentStatus after, InstrumentEventKind? expected)
    {
        var events = Compare([Coin("AAA") with { Status = before }], [Coin("AAA") with { Status = after, VenueStatus = "BREAK" }]);
        Assert.Equal(expected, events.SingleOrDefault()?.Kind);
    }

    [Fact]
    public void What_vanishes_is_delisted_once_and_what_cannot_be_named_has_not_vanished()
    {
        var before = new[] { Coin("AAA"), Coin("BBB"), Coin("CCC"), Coin("DDD") with { Status = InstrumentStatus.Delisted } };
        var after = new VenueInstruments([Coin("AAA")], [new RejectedRow("CCCUSDT", "no name")]);
        var gone = Assert.Single(InstrumentLists.Compare(new InstrumentListing("test", First, before), after, Second));
        Assert.Equal((InstrumentEventKind.Delisting, "test:BBB-USDT", Second), (gone.Kind, gone.Instrument.ToString(), gone.At));
    }

    /// <summary>An entry without a symbol may be any that is not listed, and what cannot be read for once is not new when it can be read again.</summary>
    [Fact]
    public void What_cannot_be_read_for_once_is_neither_delisted_nor_new_later()
    {
        var before = new InstrumentListing("test", First, [Coin("AAA"), Coin("BBB"), Coin("CCC")]);
        var odd = new VenueInstruments([Coin("AAA")], [new RejectedRow("BBBUSDT", "its entry has another form"), new RejectedRow("null", "its entry has another form")]);
        Assert.Empty(InstrumentLists.Compare(before, odd with { Unnamed = 1 }, Second));
        Assert.Equal(["AAA", "BBB", "CCC"], InstrumentLists.Keep(before, odd with { Unnamed = 1 }).Select(i => i.BaseAsset));
        Assert.Equal(["AAA", "BBB"], InstrumentLists.Keep(before, odd).Select(i => i.BaseAsset));
        var between = new InstrumentListing("test", Second, InstrumentLists.Keep(before, odd with { Unnamed = 1 }));
        Assert.Empty(InstrumentLists.Compare(between, new VenueInstruments([Coin("AAA"), Coin("BBB"), Coin("CCC")], []), Second.AddHours(6)));
    }

    [Fact]
    public void A_list_that_looks_cut_off_is_refused()
    {
        var before = Enumerable.Range(0, 30).Select(i => Coin($"C{i}")).ToArray();
        var error = Assert.Throws<VenueException>(() => Compare(before, before[..20]));
        Assert.Contains("10 of 30 instruments of test are not in its list", error.Message, StringComparison.Ordinal);
        Assert.Equal(6, Compare(before, before[..24]).Count);
        Assert.Equal(10, InstrumentLists.Compare(new("test", First, before), new VenueInstruments(before[..20], []), Second, mostVanish: 1).Count);
        Assert.Throws<ArgumentException>(() => InstrumentLists.Compare(new("test", First, before), new VenueInstruments(before, []), First));
    }

    /// <summary>What may be among entries that cannot be read is counted, and is no sign of a list that is cut off.</summary>
    [Fact]
    public void What_may_hide_among_entries_that_cannot_be_read_is_counted()
    {
        var before = new InstrumentListing("test", First, [.. Enumerable.Range(0, 30).Select(i => Coin($"C{i}"))]);
        var odd = new VenueInstruments([.. before.Instruments.Take(20)], [new RejectedRow("null", "its entry has another form")]) { Unnamed = 1 };
        Assert.Empty(InstrumentLists.Compare(before, odd, Second));
        Assert.Equal(10, InstrumentLists.Suspects(before, odd));
        Assert.Equal(0, InstrumentLists.Suspects(before, odd with { Unnamed = 0 }));
        Assert.Equal(30, InstrumentLists.Keep(before, odd).Count);
    }

    [Fact]
    public void A_list_of_another_market_is_refused()
    {
        var perpetual = Coin("AAA") with { Instrument = InstrumentId.Parse("test:AAA-USDT:PERP"), Symbol = "AAAPERP" };
        Assert.NotEqual(InstrumentKind.Spot, perpetual.Instrument.Kind);
        var error = Assert.Throws<ArgumentException>(() => Compare([Coin("AAA")], [perpetual]));
        Assert.Contains($"before has Spot instruments, and this one {perpetual.Instrument.Kind}", error.Message, StringComparison.Ordinal);
        Assert.Single(Compare([Coin("AAA")], [Coin("AAA"), perpetual]));
    }

    [Fact]
    public void A_symbol_for_another_coin_is_a_reuse_and_a_coin_under_another_symbol_a_rename()
    {
        var reused = Compare([Coin("AAA") with { Symbol = "X" }], [Coin("BBB") with { Symbol = "X" }]);
        Assert.Equal([(InstrumentEventKind.Reuse, "test:AAA-USDT"), (InstrumentEventKind.Listing, "test:BBB-USDT")], reused.Select(e => (e.Kind, e.Instrument.ToString())));
        Assert.Equal(InstrumentEventKind.Rename, Assert.Single(Compare([Coin("AAA")], [Coin("AAA") with { Symbol = "AAA_USDT" }])).Kind);

        var relisted = Compare([Coin("AAA") with { ListedAt = First.AddYears(-2) }], [Coin("AAA") with { ListedAt = First.AddHours(1) }]);
        Assert.Equal(InstrumentEventKind.Reuse, Assert.Single(relisted).Kind);
    }

    [Fact]
    public void A_new_tick_or_step_is_an_event_and_one_that_is_told_for_the_first_time_is_none()
    {
        var change = Assert.Single(Compare([Coin("AAA")], [Coin("AAA") with { TickSize = 0.001m }]));
        Assert.Equal((InstrumentEventKind.GridChange, 0.001m, null), (change.Kind, change.TickSize, change.LotStep));
        Assert.Equal(2m, Assert.Single(Compare([Coin("AAA")], [Coin("AAA") with { LotStep = 2m }])).LotStep);
        Assert.Empty(Compare([Coin("AAA") with { TickSize = null }], [Coin("AAA")]));
        Assert.Empty(Compare([Coin("AAA")], [Coin("AAA") with { TickSize = 0.0100m }]));
    }

    [EvidenceFact]
    public async Task Recorded_lists_of_Binance_tell_what_was_planted_between_them()
    {
        var recorded = await File.ReadAllTextAsync(Evidence.File("recordings", "binance-spot", "rest-exchangeInfo.json"));
        var (now, body) = (1_633_998_511_000L, recorded);
        await using var server = new LoopbackServer(request => new(200, request.Path.EndsWith("time", StringComparison.Ordinal) ? $$"""{"serverTime":{{now}}}""" : body));
        using var venue = new BinanceVenue(Options.Create(new BinanceOptions { BaseUrl = server.Url }), TimeProvider.System);
        using var folder = new TemporaryFolder();
        await using var database = new SqliteDatabase(folder.File("store.db"));
        var ledger = new SqliteInstrumentLifeLedger(database);
        var watch = new InstrumentLifeWatch(ledger);

        var first = await watch.LookAsync(venue);
        Assert.Equal((1695, null, 0), (first.Listed, first.ComparedWith, first.Events.Count));
        now += 3_600_000;
        Assert.Empty((await watch.LookAsync(venue)).Events);

        now += 3_600_000;
        body = recorded.Replace("\"symbol\":\"BNBBTC\",\"status\":\"TRADING\"", "\"symbol\":\"BNBBTC\",\"status\":\"BREAK\"", StringComparison.Ordinal)
            .Replace("\"symbol\":\"NEOBTC\"", "\"symbol\":\"NEOXBTC\"", StringComparison.Ordinal);
        Assert.NotEqual(recorded, body);

        // Another watch, as in another process: what it compares with is in the ledger.
        var third = await new InstrumentLifeWatch(ledger).LookAsync(venue);
        Assert.Equal([InstrumentEventKind.Halt, InstrumentEventKind.Rename], third.Events.Select(e => e.Kind).Order());
        var halt = Assert.Single(await ledger.ReadAsync(InstrumentId.Parse("binance:BNB-BTC")));
        Assert.Equal((third.SeenAt, "BNBBTC was Trading (TRADING) and is Halted (BREAK)"), (halt.KnownAt, halt.Evidence.Split(';')[0]));
        Assert.Empty(await ledger.ReadAsync(halt.Instrument, halt.KnownAt.AddTicks(-1)));
        Assert.Empty((await watch.LookAsync(venue)).Events);
    }

    private static IReadOnlyList<InstrumentEvent> Compare(InstrumentInfo[] before, InstrumentInfo[] after)
    {
        var events = InstrumentLists.Compare(new InstrumentListing("test", First, before), new VenueInstruments(after, []), Second);
        Assert.All(events, e => Assert.Null(e.FindDefect()));
        return events;
    }

    private static InstrumentInfo Coin(string name) => new()
    {
        Instrument = InstrumentId.Parse($"test:{name}-USDT"),
        Symbol = $"{name}USDT",
        BaseAsset = name,
        QuoteAsset = "USDT",
        TickSize = 0.01m,
        LotStep = 1m,
        Status = InstrumentStatus.Trading,
    };
}
