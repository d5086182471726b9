using System.Globalization;
using System.Text;
using AlphaPulse.Collectors;

namespace AlphaPulse.Testing;

/// <summary>The rules of <see cref="VenueContract"/> for the stream that has a venue's bars.</summary>
internal sealed class StreamRules
{
    private static readonly DateTimeOffset First = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Timeframe Minute = Timeframe.OneMinute;
    private readonly IVenue _venue;
    private readonly StreamScript _script;
    private readonly VenueStreamProtocol _protocol;
    private readonly StreamSubscription _subscription;

    private StreamRules(IVenue venue, VenueScript script, StreamScript stream, VenueStreamProtocol protocol)
    {
        _venue = venue;
        _script = stream;
        _protocol = protocol;
        _subscription = new StreamSubscription(protocol.SymbolOf(script.Instrument, script.Symbol), script.Instrument, StreamChannels.Bars) { Timeframes = [Minute] };
    }

    /// <summary>Verifies the streams of a venue.</summary>
    /// <exception cref="ContractViolationException">A rule is broken.</exception>
    public static void Verify(VenueScript script, IVenue venue)
    {
        var streams = (venue as IVenueStreams)?.Streams ?? [];
        foreach (var stream in streams)
        {
            if (stream.Venue != venue.Venue || !stream.Kinds.Contains(script.Instrument.Kind))
            {
                throw Broken(venue, "streams", $"the stream {stream.DefaultUrl} of '{stream.Venue}' carries {string.Join(", ", stream.Kinds)}, and the instrument is '{script.Instrument}' of kind {script.Instrument.Kind}");
            }
        }

        var bars = streams.FirstOrDefault(s => s.Channels.HasFlag(StreamChannels.Bars));
        if (bars is null != script.Stream is null)
        {
            throw Broken(venue, "streams", bars is null ? "the script plays a stream, and the venue offers none with bars" : $"the venue offers the bars of {bars.DefaultUrl}, and VenueScript.Stream plays nothing");
        }

        if (bars is not null)
        {
            var rules = new StreamRules(venue, script, script.Stream!, bars);
            rules.VerifySubscriptions();
            rules.VerifyBars();
            rules.VerifyBadBars();
            rules.VerifyGarbage();
        }
    }

    private void VerifySubscriptions()
    {
        var messages = _protocol.SubscribeMessages([_subscription]);
        if (!messages.Any(m => m.Contains(_subscription.Symbol, StringComparison.OrdinalIgnoreCase)))
        {
            throw Broken("subscriptions", $"no message names '{_subscription.Symbol}': {string.Join(' ', messages)}");
        }

        Throws<ArgumentException>("unknown timeframe", () => _protocol.SubscribeMessages([_subscription with { Timeframes = [Timeframe.Parse("7m")] }]));
        foreach (var (kind, ending) in new[] { (InstrumentKind.Spot, string.Empty), (InstrumentKind.Perpetual, ":PERP") })
        {
            if (!_protocol.Kinds.Contains(kind))
            {
                var other = _subscription with { Instrument = InstrumentId.Parse($"{_venue.Venue}:{_subscription.Instrument.Base}-{_subscription.Instrument.Quote}{ending}") };
                Throws<StreamKindException>("kinds", () => _protocol.SubscribeMessages([other]));
                Throws<StreamKindException>("kinds", () => _protocol.CreateParser([other]));
            }
        }
    }

    private void VerifyBars()
    {
        var (parser, seen) = Open();
        foreach (var bar in Bars())
        {
            foreach (var isClosed in new[] { false, true })
            {
                seen.Bars.Clear();
                ParseGood("bars", parser, seen, bar with { IsClosed = isClosed });
                if (seen.Bars is not [var came])
                {
                    throw Broken("bars", string.Create(CultureInfo.InvariantCulture, $"one message of a bar became {seen.Bars.Count} bars"));
                }

                VerifyBar(bar, isClosed, came);
            }
        }
    }

    private void VerifyBar(ScriptedBar sent, bool isClosed, Bar came)
    {
        if (came.IsProvisional == (isClosed && _protocol.MarksClosedBars))
        {
            throw Broken(
                isClosed && _protocol.MarksClosedBars ? "closed bars" : "open bars",
                $"a bar that {(isClosed ? _protocol.MarksClosedBars ? "the venue says is closed" : "no message can say is closed, since MarksClosedBars is false," : "forms")} became {(came.IsProvisional ? "one that forms" : "a closed one")}");
        }

        string[] digits = [VenueContract.Digits(came.Open), VenueContract.Digits(came.High), VenueContract.Digits(came.Low), VenueContract.Digits(came.Close), VenueContract.Digits(came.Volume)];
        string[] wanted = [sent.Open, sent.High, sent.Low, sent.Close, sent.Volume];
        if (came.Series != new BarSeriesId(_subscription.Instrument, Minute) || came.OpenTime != sent.OpenTime || !digits.SequenceEqual(wanted, StringComparer.Ordinal))
        {
            throw Broken("digits", $"the bar of {UtcText.Format(sent.OpenTime)} with {string.Join(", ", wanted)} arrived as {came.Series} of {UtcText.Format(came.OpenTime)} with {string.Join(", ", digits)}");
        }

        if (came.Provenance != BarProvenance.VenueStream || (!came.IsProvisional && came.AvailableAt < sent.CloseTime))
        {
            throw Broken("availability", $"a bar that closes at {UtcText.Format(sent.CloseTime)} is of {came.Provenance} and available at {UtcText.Format(came.AvailableAt)}");
        }
    }

    private void VerifyBadBars()
    {
        var good = Bars()[0];
        foreach (var (what, bad) in new[]
        {
            ("a number that a decimal cannot hold", good with { High = "79228162514264337593543950336.1" }),
            ("a number that a decimal cannot hold", good with { Low = "1e400" }),
            ("a price that is no number", good with { Close = "x" }),
            ("a low over its high", good with { Low = good.High, High = good.Low }),
            ("a bar off its grid", good with { OpenTime = good.OpenTime.AddSeconds(1), CloseTime = good.CloseTime.AddSeconds(1) }),
        })
        {
            var (parser, seen) = Open();
            Throws<VenueException>(what, () => Parse(parser, seen, bad with { IsClosed = true }));
            VerifyUsable(what, parser, seen);
        }
    }

    private void VerifyGarbage()
    {
        var good = Write(Bars()[0] with { IsClosed = true });
        var stranger = good.Replace(_subscription.Symbol, "NOSUCHSYMBOL", StringComparison.OrdinalIgnoreCase);
        string[] garbage = ["", "{}", "[]", "[[]]", "[1,[]]", "null", "1", "\"text\"", "<html>", "{\"result\":1,\"data\":2}", .. Enumerable.Range(1, good.Length - 1).Select(length => good[..length])];
        foreach (var message in stranger == good ? garbage : [.. garbage, stranger])
        {
            var (parser, seen) = Open();
            try
            {
                parser.Parse(Encoding.UTF8.GetBytes(message), First, seen);
            }
            catch (VenueException)
            {
                // Nothing and a typed error are both right; anything else that is thrown is not.
            }
            catch (Exception exception)
            {
                throw Broken("garbage", $"the message '{message}' gave {exception.GetType().Name} ({exception.Message}) instead of VenueException");
            }

            VerifyUsable($"the message '{message}'", parser, seen);
        }
    }

    /// <summary>What cannot be read brings no bar, and the next message is read as always.</summary>
    private void VerifyUsable(string what, VenueStreamParser parser, Seen seen)
    {
        if (seen.Bars.Count > 0)
        {
            throw Broken("garbage", $"{what} brought a bar of {UtcText.Format(seen.Bars[0].OpenTime)}");
        }

        ParseGood("garbage", parser, seen, Bars()[1]);
        if (seen.Bars.Count != 1)
        {
            throw Broken("garbage", string.Create(CultureInfo.InvariantCulture, $"after {what} a good message became {seen.Bars.Count} bars"));
        }
    }

    private (VenueStreamParser Parser, Seen Seen) Open()
    {
        var (parser, seen) = (_protocol.CreateParser([_subscription]), new Seen());
        foreach (var message in _script.Opening(_subscription.Symbol, Minute))
        {
            parser.Parse(Encoding.UTF8.GetBytes(message), First, seen);
        }

        return (parser, seen);
    }

    private void ParseGood(string rule, VenueStreamParser parser, Seen seen, ScriptedBar bar)
    {
        try
        {
            Parse(parser, seen, bar);
        }
        catch (Exception exception)
        {
            throw Broken(rule, $"the message '{Write(bar)}' gave {exception.GetType().Name} ({exception.Message})");
        }
    }

    private void Parse(VenueStreamParser parser, Seen seen, ScriptedBar bar) => parser.Parse(Encoding.UTF8.GetBytes(Write(bar)), SentAt(bar).AddMilliseconds(5), seen);

    private string Write(ScriptedBar bar) => _script.Write(_subscription.Symbol, Minute, bar, SentAt(bar));

    private static DateTimeOffset SentAt(ScriptedBar bar) => bar.IsClosed ? bar.CloseTime.AddMilliseconds(20) : bar.OpenTime.AddSeconds(30);

    private IReadOnlyList<ScriptedBar> Bars() => ScriptedMarket.Create(_subscription.Symbol, Minute, First, bars: 3, trades: 0).AllBars;

    private void Throws<TException>(string rule, Action act)
        where TException : Exception
    {
        try
        {
            act();
        }
        catch (TException)
        {
            return;
        }
        catch (Exception exception)
        {
            throw Broken(rule, $"it gave {exception.GetType().Name} ({exception.Message}) instead of {typeof(TException).Name}");
        }

        throw Broken(rule, $"a {typeof(TException).Name} was expected, and nothing was said");
    }

    private ContractViolationException Broken(string rule, string seen) => Broken(_venue, $"stream: {rule}", seen);

    private static ContractViolationException Broken(IVenue venue, string rule, string seen) => VenueContract.Broken(venue, rule, seen);

    /// <summary>Keeps the bars that a parser hands over.</summary>
    private sealed class Seen : IStreamSink
    {
        public List<Bar> Bars { get; } = [];

        public void OnBar(Bar bar) => Bars.Add(bar);

        public void OnTrade(Trade trade)
        {
            // Bars alone are asked for.
        }

        public void OnBestPrices(in BestPrices prices)
        {
            // Bars alone are asked for.
        }

        public void OnBook(BookUpdate update)
        {
            // Bars alone are asked for.
        }

        public void OnNotice(StreamNotice notice)
        {
            // What is no market data brings no bar.
        }
    }
}
