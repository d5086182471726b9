namespace AlphaPulse.Collectors.Tests.Fuzz;

/// <summary>Order books that were asked for and kept, read without a venue.</summary>
internal sealed class FuzzedBook : FuzzedParser
{
    private static readonly byte[] Book = """{"lastUpdateId":1027024,"E":1704067200000,"bids":[["4.00000000","431.00000000"],["3.99","12"]],"asks":[["4.00000200","12.00000000"]]}"""u8.ToArray();
    private readonly InstrumentId _instrument = InstrumentId.Parse("binance:BTC-USDT");

    public override void Prepare(DeterministicRandom random) => Input = Mutation.Of(Book, random);

    public override bool Read()
    {
        try
        {
            BinanceBookReader.Read(Input, _instrument, DateTimeOffset.UnixEpoch);
            return true;
        }
        catch (VenueException)
        {
            return false;
        }
    }
}
