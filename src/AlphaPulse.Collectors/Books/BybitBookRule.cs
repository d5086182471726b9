namespace AlphaPulse.Collectors;

/// <summary>See <see cref="BookRule.Bybit"/>.</summary>
internal sealed class BybitBookRule : BookRule
{
    protected internal override bool IsSnapshot(BookUpdate update) => update.IsSnapshot || update.LastId == 1;

    protected internal override BookStep Follow(long? lastId, bool isBridging, BookUpdate update)
    {
        if (lastId is not { } last || update.LastId is not { } end)
        {
            return BookStep.Unnumbered;
        }

        return end == last + 1 ? BookStep.Next : end <= last ? BookStep.Old : BookStep.Gap;
    }
}
