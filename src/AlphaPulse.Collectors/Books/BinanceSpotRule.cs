namespace AlphaPulse.Collectors;

/// <summary>See <see cref="BookRule.BinanceSpot"/>.</summary>
internal sealed class BinanceSpotRule : BookRule
{
    public override bool NeedsSnapshotRequest => true;

    protected internal override BookStep Follow(long? lastId, bool isBridging, BookUpdate update)
    {
        if (lastId is not { } last || update is not { FirstId: { } first, LastId: { } end })
        {
            return BookStep.Unnumbered;
        }

        if (end <= last)
        {
            return BookStep.Old;
        }

        return first == last + 1 || (isBridging && first <= last) ? BookStep.Next : BookStep.Gap;
    }
}
