using System.Runtime.ExceptionServices;

namespace AlphaPulse.Training;

/// <summary>Works on folds side by side. What a fold comes to depends on nothing but the fold, so their number at a time changes no result.</summary>
internal static class EachFold
{
    public static void Run(int from, int to, Action<int> work, CancellationToken cancellationToken)
    {
        try
        {
            Parallel.For(from, to, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken }, work);
        }
        catch (AggregateException exception)
        {
            // Callers act on the typed error of a fold, not on the fact that folds ran side by side.
            ExceptionDispatchInfo.Throw(exception.InnerExceptions[0]);
        }
    }
}
