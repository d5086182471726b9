namespace AlphaPulse.Http.Tests.Limits;

internal static class BudgetAssertions
{
    /// <summary>How long a request would have to wait, which is longer than not at all.</summary>
    public static async Task<TimeSpan> RefusedForAsync(this RateBudget budget, TimeProvider time, int weight)
    {
        var error = await Assert.ThrowsAsync<RateBudgetException>(async () => await budget.AcquireAsync(new RateDemand { Weight = weight, Patience = TimeSpan.Zero }));
        return error.RetryAt!.Value - time.GetUtcNow();
    }

    /// <summary>The most that any span of a length holds that ends with one of the uses.</summary>
    public static long Most(IEnumerable<(long At, long Amount)> uses, long width)
    {
        long most = 0;
        long sum = 0;
        var window = new Queue<(long At, long Amount)>();
        foreach (var use in uses.OrderBy(u => u.At))
        {
            window.Enqueue(use);
            sum += use.Amount;
            while (window.Peek().At <= use.At - width)
            {
                sum -= window.Dequeue().Amount;
            }

            most = Math.Max(most, sum);
        }

        return most;
    }
}
