namespace AlphaPulse.Collectors;

/// <summary>See <see cref="BookRule.Unnumbered"/>.</summary>
internal sealed class UnnumberedBookRule : BookRule
{
    protected internal override BookStep Follow(long? lastId, bool isBridging, BookUpdate update) => BookStep.Next;
}
