using System.Runtime.ExceptionServices;
using AlphaPulse.Models;

namespace AlphaPulse.Training;

/// <summary>Works on folds side by side. What a fold comes to depends on nothing but the fold, so their number at a time changes no result.</summary>
internal static class EachFold
{
    /// <summary>Works on a range of folds. Of several that fail, the failure of the lowest is thrown: which came first is a matter of time.</summary>
    /// <param name="from">The first fold.</param>
    /// <param name="to">The fold behind the last.</param>
    /// <param name="maximumThreads">How many threads there are for all of it; 0 for one for each processor.</param>
    /// <param name="work">The work on a fold, and how many threads it has: where there are fewer folds than threads, what is left over goes to them.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    public static void Run(int from, int to, int maximumThreads, Action<int, int> work, CancellationToken cancellationToken)
    {
        var threads = maximumThreads == 0 ? Environment.ProcessorCount : maximumThreads;
        while (from < to)
        {
            // Folds that begin together end at about the same time, so that the last ones find the threads of the others free.
            var together = Math.Min(threads, to - from);
            RunTogether(from, together, threads, work, cancellationToken);
            from += together;
        }
    }

    /// <summary>A learner that keeps within so many threads, if it has any say in it.</summary>
    /// <param name="learner">The learner.</param>
    /// <param name="threads">How many; 0 for no limit.</param>
    public static ILearner Within(ILearner learner, int threads) => threads > 0 && learner is IThreadedLearner threaded ? threaded.WithAtMost(threads) : learner;

    private static void RunTogether(int from, int count, int threads, Action<int, int> work, CancellationToken cancellationToken)
    {
        var failures = new ExceptionDispatchInfo?[count];
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = count, CancellationToken = cancellationToken }, i =>
        {
            try
            {
                work(from + i, threads / count + (i < threads % count ? 1 : 0));
            }
            catch (Exception exception)
            {
                // The others go on: one of a lower number may fail as well.
                failures[i] = ExceptionDispatchInfo.Capture(exception);
            }
        });

        // Callers act on the typed error of a fold, not on the fact that folds ran side by side.
        Array.Find(failures, f => f is not null)?.Throw();
    }
}
