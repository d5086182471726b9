namespace AlphaPulse.Collectors;

/// <summary>See <see cref="BookRule.Okx"/>.</summary>
internal sealed class OkxBookRule : BookRule
{
    // Without ids only the checksum tells. After maintenance seqId may be below prevSeqId: the chain is what counts, not the order.
    protected internal override BookStep Follow(long? lastId, bool isBridging, BookUpdate update)
    {
        if (update.PreviousId is not { } previous)
        {
            return update.Checksum is null ? BookStep.Unnumbered : BookStep.Next;
        }

        if (previous == lastId)
        {
            return BookStep.Next;
        }

        return update.LastId is { } end && end == lastId ? BookStep.Old : BookStep.Gap;
    }

    protected internal override uint? Checksum(OrderBook book) => BookChecksum.Okx(book);
}
