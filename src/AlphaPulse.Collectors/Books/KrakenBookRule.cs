namespace AlphaPulse.Collectors;

/// <summary>See <see cref="BookRule.Kraken"/>.</summary>
internal sealed class KrakenBookRule(int depth) : BookRule
{
    public override int? Depth => depth;

    protected internal override BookStep Follow(long? lastId, bool isBridging, BookUpdate update) => BookStep.Next;

    protected internal override uint? Checksum(OrderBook book) => BookChecksum.Kraken(book);
}
