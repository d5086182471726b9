namespace AlphaPulse.Http;

/// <summary>When the last of many equal requests may be sent.</summary>
internal static class BudgetForecast
{
    /// <summary>
    /// As many as fit into a window, <c>k</c>, go as the uses of before run out; after that request <c>i + k</c> goes a window after
    /// request <c>i</c>, so that the last is <c>(n - 1) / k</c> windows after its counterpart among the first <c>k</c>.
    /// </summary>
    public static long LastAt(
        BudgetState state, IEnumerable<RateLimit> limits, string host, long requests, int weight, long notBefore)
    {
        var last = Math.Max(state.Last, notBefore);
        foreach (var limit in limits)
        {
            var amount = limit.Fitting(weight, host);
            if (amount == 0)
            {
                continue;
            }

            var window = state.WindowOf(limit);
            var perWindow = limit.Limit / amount;
            var first = Math.Max(state.FreeAt(limit, amount * (((requests - 1) % perWindow) + 1)), notBefore);
            last = Math.Max(last, window.After(first, (requests - 1) / perWindow));
        }

        return last;
    }
}
