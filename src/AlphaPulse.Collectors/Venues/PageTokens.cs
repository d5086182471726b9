namespace AlphaPulse.Collectors;

/// <summary>
/// Notices that the tokens which lead from page to page lead in a circle, however long it is, with one of them in memory: that of a page which is left
/// behind at distances that double. Holds state; not safe for use from several threads.
/// </summary>
internal sealed class PageTokens
{
    private string? _mark;
    private long _distance;
    private long _next = 1;

    /// <summary>Whether a token names a page that was read already, which shows in the second or third round of a circle.</summary>
    public bool IsAgain(string token)
    {
        if (token == _mark)
        {
            return true;
        }

        if (++_distance == _next)
        {
            (_mark, _distance) = (token, 0);
            _next *= 2;
        }

        return false;
    }
}
