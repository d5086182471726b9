using AlphaPulse.Collectors;

namespace AlphaPulse.Snippets.Acme;

// snippet: venue-book-rule
public sealed class AcmeBookRule : BookRule
{
    protected override BookStep Follow(long? lastId, bool isBridging, BookUpdate update)
    {
        ArgumentNullException.ThrowIfNull(update);
        return update.LastId is not { } number ? BookStep.Unnumbered : number <= lastId ? BookStep.Old : number == lastId + 1 ? BookStep.Next : BookStep.Gap;
    }
}
// end
