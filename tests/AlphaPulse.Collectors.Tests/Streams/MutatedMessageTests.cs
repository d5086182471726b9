using AlphaPulse.TestKit;
using FsCheck;
using FsCheck.Fluent;

namespace AlphaPulse.Collectors.Tests.Streams;

/// <summary>Whatever is done to the messages of the venues, a parser reads them or refuses them by a typed error.</summary>
public class MutatedMessageTests
{
    [EvidenceTheory]
    [InlineData("binance-spot", "session-2021-10-12.jsonl")]
    [InlineData("binance-usdm", "session-2021-07-22.jsonl")]
    [InlineData("coinbase-exchange", "session-2021-04-17.jsonl")]
    [InlineData("kraken", "session-trade-2021-04-17.jsonl")]
    [InlineData("kraken", "session-ticker-2021-04-17.jsonl")]
    [InlineData("okx", "session-2022-05-13.jsonl")]
    [InlineData("bitfinex", "session-2021-04-17.jsonl")]
    public void Only_typed_errors(string folder, string file)
    {
        var (protocol, subscriptions) = Recordings.Of(folder);
        var messages = Recordings.Read(folder, file).Where(e => e.Kind == SessionEventKind.Received && e.Message.Length < 4_000).Take(300).ToList();
        var sink = new Collected();
        var parser = Recordings.Play(protocol, subscriptions, messages, sink);
        var mutation = Gen.Choose(0, messages.Count - 1).SelectMany(m => Gen.Choose(0, 100_000).SelectMany(p => Gen.Choose(0, 3).SelectMany(k => Gen.Choose(0, 255).Select(v => (m, p, k, v)))));
        Prop.ForAll(Gen.ListOf(mutation).ToArbitrary(), list =>
        {
            foreach (var (m, p, k, v) in list)
            {
                try
                {
                    parser.Parse(Mutate(messages[m].Message.ToArray(), p, k, (byte)v), messages[m].Time, sink);
                }
                catch (VenueException)
                {
                    // This is the one error that is promised.
                }
            }

            return true;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_message_of_many_trades_needs_no_deep_stack()
    {
        const int Count = 30_000;
        var trades = string.Join(',', Enumerable.Repeat("[\"1.5\",\"2\",\"1618678142.557535\",\"s\",\"l\",\"\"]", Count));
        var sink = new Collected();
        VenueStreamProtocols.Kraken.CreateParser(Recordings.Kraken).Parse(
            System.Text.Encoding.UTF8.GetBytes($"[993,[{trades}],\"trade\",\"XMR/USD\"]"), DateTimeOffset.UnixEpoch, sink);

        // All agree in time, price and volume: the venue sends no id, and none is made up.
        Assert.Equal(Count, sink.Trades.Count);
        Assert.All(sink.Trades, t => Assert.Null(t.VenueTradeId));
    }

    private static byte[] Mutate(byte[] message, int position, int kind, byte value)
    {
        var at = position % message.Length;
        return kind switch
        {
            0 => message[..at],
            1 => [.. message[..at], value, .. message[(at + 1)..]],
            2 => [.. message[..at], (byte)('0' + value % 10), .. message[at..]],
            _ => [.. message[..at], .. message[(at + 1)..]],
        };
    }
}
