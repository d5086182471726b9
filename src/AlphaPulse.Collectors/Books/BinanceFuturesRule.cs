namespace AlphaPulse.Collectors;

/// <summary>See <see cref="BookRule.BinanceFutures"/>.</summary>
internal sealed class BinanceFuturesRule : BookRule
{
    public override bool NeedsSnapshotRequest => true;

    // A snapshot of id L holds everything up to L, and an update everything after pu and up to u, as values and not as differences:
    // the two meet wherever pu <= L, and an update with u <= L holds nothing new.
    protected internal override BookStep Follow(long? lastId, bool isBridging, BookUpdate update)
    {
        if (lastId is not { } last || update is not { PreviousId: { } previous, LastId: { } end })
        {
            return BookStep.Unnumbered;
        }

        if (end <= last)
        {
            return BookStep.Old;
        }

        return previous == last || (isBridging && previous < last) ? BookStep.Next : BookStep.Gap;
    }
}
