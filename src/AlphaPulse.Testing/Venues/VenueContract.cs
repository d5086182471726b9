using System.Globalization;
using AlphaPulse.Collectors;

namespace AlphaPulse.Testing;

/// <summary>Verifies what every venue must keep, so that a backfill loses, doubles and invents nothing.</summary>
/// <remarks>
/// <para>The venue is asked over a loopback server that a <see cref="VenueScript"/> plays: one odd entry takes no other from the list of
/// instruments; every bar of every size of history comes
/// once, forward and backward, also over spans without bars and where answers have fewer rows than asked for or repeat one; a bar that
/// forms is withheld up to its last millisecond; digits arrive unchanged and what a decimal cannot hold is quarantined; trades come
/// once with the side of their taker; errors are typed; a cancelled call stops. Where the venue offers a stream of bars, the messages of its
/// <see cref="StreamScript"/> become the bars that they say: open ones are never closed, digits arrive unchanged, instruments of other
/// kinds are refused, and garbage is a typed error that brings no bar. The rules are in the guide on venues of your own.</para>
/// <para>Safe for use from any thread.</para>
/// </remarks>
public static class VenueContract
{
    private const int Limit = 5;
    private static readonly DateTimeOffset First = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Verifies a venue.</summary>
    /// <param name="script">Plays it.</param>
    /// <param name="cancellationToken">Cancels the verification.</param>
    /// <returns>A task that ends when every rule was tried.</returns>
    /// <exception cref="ContractViolationException">A rule is broken; the message names the venue, the rule and what was seen.</exception>
    public static async Task VerifyAsync(VenueScript script, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(script);
        var server = new ScriptServer();
        await using (server.ConfigureAwait(false))
        {
            await VerifyInstrumentsAsync(script, server, cancellationToken).ConfigureAwait(false);
            await VerifyOddInstrumentAsync(script, server, cancellationToken).ConfigureAwait(false);
            await VerifyPagesAsync(script, server, cancellationToken).ConfigureAwait(false);
            await VerifyFormingAsync(script, server, cancellationToken).ConfigureAwait(false);
            await VerifyBadRowsAsync(script, server, cancellationToken).ConfigureAwait(false);
            await VerifyTradesAsync(script, server, cancellationToken).ConfigureAwait(false);
            await VerifyErrorsAsync(script, server, cancellationToken).ConfigureAwait(false);
            await VerifyCancellationAsync(script, server).ConfigureAwait(false);
            using var venue = Bench.Of(script, server, bars: 1).Open();
            StreamRules.Verify(script, venue.It);
        }
    }

    private static async Task VerifyInstrumentsAsync(VenueScript script, ScriptServer server, CancellationToken cancellationToken)
    {
        var bench = Bench.Of(script, server, bars: 1);
        using var venue = bench.Open();
        if (venue.It.Venue != venue.It.Descriptor.Name || script.Instrument.Venue != venue.It.Venue)
        {
            throw Broken(venue.It, "name", $"it is named '{venue.It.Venue}', its descriptor '{venue.It.Descriptor.Name}' and its instrument '{script.Instrument}'");
        }

        var found = await venue.It.FindInstrumentAsync(script.Symbol, cancellationToken).ConfigureAwait(false);
        if (found != script.Instrument || !venue.It.Descriptor.Kinds.Contains(found.Kind))
        {
            throw Broken(venue.It, "instrument", $"'{script.Symbol}' is '{found}' of kind {found.Kind} where '{script.Instrument}' was expected");
        }

        await ThrowsAsync<VenueException>(venue.It, "unknown symbol", () => venue.It.FindInstrumentAsync("NOSUCHSYMBOL", cancellationToken)).ConfigureAwait(false);
        var clock = await venue.It.GetTimeAsync(cancellationToken).ConfigureAwait(false);
        if (clock > bench.Market.Now || clock < bench.Market.Now - TimeSpan.FromSeconds(1))
        {
            throw Broken(venue.It, "clock", $"it says {UtcText.Format(clock)} where the venue says {UtcText.Format(bench.Market.Now)}");
        }

        var unknown = Timeframe.Parse("7m");
        if (venue.It.Descriptor.Intervals.All(i => i.Timeframe != unknown))
        {
            await ThrowsAsync<ArgumentException>(
                venue.It, "unknown timeframe", () => bench.ReadAsync(venue.It, isBackward: false, cancellationToken, unknown)).ConfigureAwait(false);
        }
    }

    private static async Task VerifyOddInstrumentAsync(VenueScript script, ScriptServer server, CancellationToken cancellationToken)
    {
        var bench = Bench.Of(script, server, bars: 1);
        bench.Market.HasOddInstrument = true;
        using var venue = bench.Open();
        if (await MayThrowAsync<VenueException>(
            venue.It, "odd instrument", "a list with it", () => venue.It.FindInstrumentAsync(script.Symbol, cancellationToken)).ConfigureAwait(false) is { } refused)
        {
            throw Broken(venue.It, "odd instrument", $"it takes '{script.Symbol}' away: {refused.Message}");
        }

        var (listed, rejected) = await venue.It.GetInstrumentsAsync(cancellationToken).ConfigureAwait(false);
        if (listed.All(i => i.Instrument != script.Instrument) || !rejected.Any(r => r.Reason.Length > 0))
        {
            throw Broken(venue.It, "odd instrument", string.Create(
                CultureInfo.InvariantCulture, $"with one entry that can be no instrument (ScriptedMarket.HasOddInstrument) it lists {listed.Count} and rejects {rejected.Count}"));
        }
    }

    private static async Task VerifyPagesAsync(VenueScript script, ScriptServer server, CancellationToken cancellationToken)
    {
        foreach (var count in new[] { 1, Limit - 1, Limit, Limit + 1, 2 * Limit, (3 * Limit) - 1 })
        {
            await VerifyCompleteAsync("pages", Bench.Of(script, server, count), cancellationToken).ConfigureAwait(false);
        }

        var capped = Bench.Of(script, server, 3 * Limit);
        using (var venue = capped.Open())
        {
            // What a venue that gives the latest only leaves out cannot be told from what it never had.
            capped.Market.Cap = venue.It.Descriptor.BarPaging == VenueBarPaging.LatestOnly ? int.MaxValue : Limit - 1;
        }

        await VerifyCompleteAsync("a page of one row less than asked for", capped, cancellationToken).ConfigureAwait(false);
        var holey = Bench.Of(script, server, Limit + 2, hole: 4 * Limit);
        await VerifyCompleteAsync("a span without bars", holey, cancellationToken).ConfigureAwait(false);
        var repeating = Bench.Of(script, server, 2 * Limit);
        repeating.Market.Repeats = true;
        await VerifyCompleteAsync("a row that comes twice", repeating, cancellationToken).ConfigureAwait(false);
    }

    private static async Task VerifyCompleteAsync(string rule, Bench bench, CancellationToken cancellationToken)
    {
        using var venue = bench.Open();
        var expected = bench.Market.AllBars.Where(b => b.CloseTime <= bench.Market.Now).ToList();
        foreach (var isBackward in new[] { false, true })
        {
            var pages = await bench.ReadAsync(venue.It, isBackward, cancellationToken).ConfigureAwait(false);
            var bars = pages.SelectMany(p => p.Bars).ToList();
            if (isBackward)
            {
                bars = [.. bars.OrderBy(b => b.OpenTime)];
            }

            if (!bars.Select(b => b.OpenTime).SequenceEqual(expected.Select(b => b.OpenTime)) || pages.Any(p => p.Quarantined.Count > 0))
            {
                throw Broken(venue.It, rule, string.Create(
                    CultureInfo.InvariantCulture,
                    $"of {expected.Count} bars it brought {bars.Count} ({bars.DistinctBy(b => b.OpenTime).Count()} different ones) and quarantined {pages.Sum(p => p.Quarantined.Count)} reading {(isBackward ? "backward" : "forward")}"));
            }

            foreach (var (bar, wanted) in bars.Zip(expected))
            {
                VerifyDigits(venue.It, bar, wanted);
            }
        }
    }

    private static void VerifyDigits(IVenue venue, Bar bar, ScriptedBar wanted)
    {
        string[] came = [Digits(bar.Open), Digits(bar.High), Digits(bar.Low), Digits(bar.Close), Digits(bar.Volume)];
        string[] sent = [wanted.Open, wanted.High, wanted.Low, wanted.Close, wanted.Volume];
        if (!came.SequenceEqual(sent, StringComparer.Ordinal))
        {
            throw Broken(venue, "digits", $"open, high, low, close and volume were {string.Join(", ", sent)} and arrived as {string.Join(", ", came)}");
        }

        if (bar.Provenance != BarProvenance.VenueRest || bar.AvailableAt < wanted.CloseTime)
        {
            throw Broken(venue, "availability", $"a bar that closes at {UtcText.Format(wanted.CloseTime)} is of {bar.Provenance} and available at {UtcText.Format(bar.AvailableAt)}");
        }
    }

    private static async Task VerifyFormingAsync(VenueScript script, ScriptServer server, CancellationToken cancellationToken)
    {
        foreach (var (offset, closed) in new[] { (TimeSpan.FromMilliseconds(-1), 2), (TimeSpan.Zero, 3) })
        {
            var bench = Bench.Of(script, server, bars: 4);
            bench.Market.Now = bench.Market.AllBars[2].CloseTime + offset;
            using var venue = bench.Open();
            var bars = (await bench.ReadAsync(venue.It, isBackward: false, cancellationToken).ConfigureAwait(false)).SelectMany(p => p.Bars).ToList();
            if (bars.Count != closed)
            {
                throw Broken(venue.It, "forming bar", string.Create(
                    CultureInfo.InvariantCulture, $"it brought {bars.Count} bars where {closed} had closed {-offset.TotalMilliseconds} ms before the close of the third"));
            }
        }
    }

    private static async Task VerifyBadRowsAsync(VenueScript script, ScriptServer server, CancellationToken cancellationToken)
    {
        var bench = Bench.Of(script, server, bars: 4);
        bench.Market.Replace(1, b => b with { High = "79228162514264337593543950336.1" });
        bench.Market.Replace(2, b => b with { Low = "1e400" });
        using var venue = bench.Open();
        var pages = await bench.ReadAsync(venue.It, isBackward: false, cancellationToken).ConfigureAwait(false);
        var (bars, bad) = (pages.Sum(p => p.Bars.Count), pages.SelectMany(p => p.Quarantined).ToList());
        if (bars != 2 || bad.Count != 2 || bad.Exists(b => b.Reason.Length == 0))
        {
            throw Broken(venue.It, "bad rows", string.Create(
                CultureInfo.InvariantCulture, $"of 4 bars of which a decimal cannot hold two it brought {bars} and quarantined {bad.Count}"));
        }
    }

    private static async Task VerifyTradesAsync(VenueScript script, ScriptServer server, CancellationToken cancellationToken)
    {
        var bench = Bench.Of(script, server, bars: 1);
        bench.Market.AddTrades(First, 40);
        using var venue = bench.Open();
        if (venue.It.Descriptor.TradePaging != VenueTradePaging.LatestOnly)
        {
            bench.Market.Cap = 7;
        }

        var (from, until) = (First.AddSeconds(3), First.AddSeconds(17));
        var trades = new List<Trade>();
        await foreach (var page in venue.It.ReadTradesAsync(script.Symbol, script.Instrument, from, until, cancellationToken).ConfigureAwait(false))
        {
            trades.AddRange(page.Trades);
        }

        var expected = bench.Market.AllTrades.Where(t => t.Time >= from && t.Time < until).Select(t => (t.Id, t.Time, t.Price, t.Quantity, t.TakerBought)).ToList();
        var came = trades
            .Select(t => (long.Parse(t.VenueTradeId!, CultureInfo.InvariantCulture), t.Time, Digits(t.Price), Digits(t.Quantity), t.TakerSide == TradeSide.Buy))
            .OrderBy(t => t.Item1)
            .ToList();
        if (!came.SequenceEqual(expected))
        {
            var odd = came.Except(expected).Concat(expected.Except(came)).Select(t => t.ToString()).FirstOrDefault() ?? "the order";
            throw Broken(venue.It, "trades", string.Create(CultureInfo.InvariantCulture, $"of {expected.Count} trades it brought {came.Count}; what differs begins with {odd}"));
        }
    }

    private static async Task VerifyErrorsAsync(VenueScript script, ScriptServer server, CancellationToken cancellationToken)
    {
        var bench = Bench.Of(script, server, bars: 1);
        using var venue = bench.Open();
        var error = script.Error;
        server.Answer = (_, _) => error;
        foreach (var ask in Calls(bench, venue.It, cancellationToken))
        {
            var thrown = await ThrowsAsync<VenueException>(venue.It, "errors", ask).ConfigureAwait(false);
            if (thrown.HttpStatus != error.Status || thrown.VenueCode != error.VenueCode || thrown.Venue != venue.It.Venue)
            {
                throw Broken(venue.It, "errors", string.Create(
                    CultureInfo.InvariantCulture, $"status {error.Status} with code '{error.VenueCode}' became status {thrown.HttpStatus} with code '{thrown.VenueCode}' of '{thrown.Venue}'"));
            }
        }

        foreach (var body in new[] { "{}", "[]", "[[]]", "\"text\"", "{\"result\":1,\"data\":2}" })
        {
            server.Answer = (_, _) => new ScriptedReply(200, body);
            foreach (var ask in Calls(bench, venue.It, cancellationToken))
            {
                // No answer and a typed error are both right; anything else that is thrown is not.
                await MayThrowAsync<VenueException>(venue.It, "other answers", body, ask).ConfigureAwait(false);
            }
        }
    }

    private static async Task VerifyCancellationAsync(VenueScript script, ScriptServer server)
    {
        var bench = Bench.Of(script, server, bars: 2);
        using var venue = bench.Open();
        var before = server.Requests;
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync().ConfigureAwait(false);
        foreach (var ask in Calls(bench, venue.It, cancelled.Token))
        {
            await ThrowsAsync<OperationCanceledException>(venue.It, "cancellation", ask).ConfigureAwait(false);
        }

        if (server.Requests != before)
        {
            throw Broken(venue.It, "cancellation", "a call that had been cancelled asked the venue");
        }
    }

    private static IEnumerable<Func<Task>> Calls(Bench bench, IVenue venue, CancellationToken cancellationToken) =>
    [
        () => venue.GetTimeAsync(cancellationToken),
        () => venue.FindInstrumentAsync(bench.Script.Symbol, cancellationToken),
        () => bench.ReadAsync(venue, isBackward: false, cancellationToken),
        () => bench.ReadAsync(venue, isBackward: true, cancellationToken),
        async () => await venue.ReadTradesAsync(bench.Script.Symbol, bench.Script.Instrument, First, First.AddSeconds(9), cancellationToken).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false),
    ];

    private static async Task<TException> ThrowsAsync<TException>(IVenue venue, string rule, Func<Task> ask)
        where TException : Exception =>
        await MayThrowAsync<TException>(venue, rule, "this", ask).ConfigureAwait(false)
        ?? throw Broken(venue, rule, $"a {typeof(TException).Name} was expected, and it answered as if nothing were wrong");

    private static async Task<TException?> MayThrowAsync<TException>(IVenue venue, string rule, string what, Func<Task> ask)
        where TException : Exception
    {
        try
        {
            await ask().ConfigureAwait(false);
            return null;
        }
        catch (TException exception)
        {
            return exception;
        }
        catch (Exception exception)
        {
            throw Broken(venue, rule, $"{what} gave {exception.GetType().Name} ({exception.Message}) instead of {typeof(TException).Name}");
        }
    }

    internal static string Digits(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    internal static ContractViolationException Broken(IVenue venue, string rule, string seen) =>
        new($"The venue '{venue.Venue}' breaks the rule '{rule}': {seen}.");

    /// <summary>A market and the server that plays the venue with it.</summary>
    private sealed record Bench(VenueScript Script, ScriptServer Server, ScriptedMarket Market)
    {
        public static Bench Of(VenueScript script, ScriptServer server, int bars, int hole = 0)
        {
            var market = new ScriptedMarket(script.Symbol, Timeframe.OneMinute);
            var before = hole > 0 ? bars / 2 : bars;
            market.AddBars(First, before);
            market.AddBars(market.Timeframe.Add(First, before + hole), bars - before);
            market.Now = market.AllBars[^1].CloseTime;
            server.Answer = (path, query) => script.Answer(path, query, market);
            return new Bench(script, server, market);
        }

        public Opened Open() => new(Script.Create(Server.Url, Limit), Script.Create(Server.Url, pageLimit: null));

        public async Task<List<VenueBarPage>> ReadAsync(IVenue venue, bool isBackward, CancellationToken cancellationToken, Timeframe? timeframe = null)
        {
            var series = new BarSeriesId(Script.Instrument, timeframe ?? Market.Timeframe);
            var pages = new List<VenueBarPage>();
            var read = isBackward
                ? venue.ReadBackwardAsync(Script.Symbol, series, First, Market.Now, cancellationToken: cancellationToken)
                : venue.ReadAsync(Script.Symbol, series, First, Market.Now, cancellationToken: cancellationToken);
            await foreach (var page in read.ConfigureAwait(false))
            {
                pages.Add(page);
            }

            return pages;
        }
    }

    /// <summary>A venue that is closed after use: one that gives the latest bars only needs its own limit to have them all.</summary>
    private sealed class Opened : IDisposable
    {
        private readonly IVenue[] _all;

        public Opened(params IVenue[] venues)
        {
            _all = venues;
            It = venues[venues[0].Descriptor.BarPaging == VenueBarPaging.LatestOnly ? 1 : 0];
        }

        public IVenue It { get; }

        public void Dispose()
        {
            foreach (var venue in _all)
            {
                (venue as IDisposable)?.Dispose();
            }
        }
    }
}
