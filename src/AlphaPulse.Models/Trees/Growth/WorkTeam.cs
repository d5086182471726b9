using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace AlphaPulse.Models;

/// <summary>Runs numbered pieces of work on the caller and on helpers from the thread pool.</summary>
/// <remarks>
/// <para>The caller takes pieces too and waits only for pieces that a helper has begun, so that a helper that never gets a processor
/// costs nothing. Whoever waits looks again and again for up to 200 microseconds, giving the processor away at
/// every look, and sleeps when it takes longer. What a piece computes must not
/// depend on who runs it.</para>
/// <para>Beside busy processes a second thread can cost more than it gives: the work of a round is timed, and where helpers do not pay,
/// rounds go on without them, with a new trial from time to time. Used by one thread at a time.</para>
/// </remarks>
internal sealed class WorkTeam(int threads) : IThreadPoolWorkItem
{
    // Less work than this is done before a helper has woken up; in units of about a nanosecond.
    private const long WorthHelping = 60_000;

    // Helpers must save a sixth of the time; a trial every so many rounds, as long as they do or do not.
    private const double WorthKeeping = 1.2;
    private const int RoundsBetweenTrials = 24;

    // A thread that sleeps takes longer than this to wake up.
    private const int LingerMicroseconds = 200;

    private Phase? _phase;
    private int _helpers;
    private long _started;
    private double _aloneCost = double.PositiveInfinity;
    private double _togetherCost = double.PositiveInfinity;
    private int _round;
    private bool _isAlone;

    /// <summary>How many threads there are at most, the caller among them.</summary>
    internal int Threads => threads;

    /// <summary>Begins a round of similar work, such as a tree, and decides whether helpers take part.</summary>
    internal void BeginRound()
    {
        // Rounds 2, 26, 50, … try the way that the others do not go.
        var helpersPay = _togetherCost * WorthKeeping <= _aloneCost;
        _isAlone = threads == 1 || (_round % RoundsBetweenTrials == 2 ? helpersPay : !helpersPay && _round > 2);
        _round++;
        _started = Stopwatch.GetTimestamp();
    }

    /// <summary>Ends a round.</summary>
    /// <param name="work">How much work it was, in any unit.</param>
    internal void EndRound(long work)
    {
        var cost = Stopwatch.GetElapsedTime(_started).TotalSeconds / Math.Max(1, work);
        ref var known = ref _isAlone ? ref _aloneCost : ref _togetherCost;
        known = double.IsInfinity(known) || _round <= 2 ? cost : (known + cost) / 2;
    }

    /// <summary>Runs pieces 0, 1, 2, …; returns when all are done.</summary>
    /// <param name="pieces">How many.</param>
    /// <param name="work">About how long they take together, in nanoseconds of one thread.</param>
    /// <param name="run">Runs a piece, given its number and that of the worker, from 0.</param>
    internal void Run(int pieces, long work, Action<int, int> run)
    {
        if (threads == 1 || _isAlone || pieces < 2 || work < WorthHelping)
        {
            for (var piece = 0; piece < pieces; piece++)
            {
                run(piece, 0);
            }

            return;
        }

        var phase = new Phase(pieces, run);
        Volatile.Write(ref _phase, phase);
        for (var helper = Math.Min(threads, pieces) - 1 - Volatile.Read(ref _helpers); helper > 0; helper--)
        {
            Interlocked.Increment(ref _helpers);
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }

        phase.TakePart(worker: 0);
        phase.Wait();
    }

    /// <summary>What a helper does: takes part in one phase after the other, as long as they follow at once.</summary>
    void IThreadPoolWorkItem.Execute()
    {
        Phase? last = null;
        while (Patience.Await(() => Volatile.Read(ref _phase) != last, LingerMicroseconds))
        {
            last = Volatile.Read(ref _phase);
            last?.TakePart();
        }

        Interlocked.Decrement(ref _helpers);
    }

    private sealed class Phase(int pieces, Action<int, int> run)
    {
        private readonly object _lock = new();
        private int _next = -1;
        private int _done;
        private int _workers;
        private ExceptionDispatchInfo? _error;

        private bool IsDone => Volatile.Read(ref _done) == pieces;

        internal void TakePart() => TakePart(Interlocked.Increment(ref _workers));

        internal void TakePart(int worker)
        {
            int piece;
            while ((piece = Interlocked.Increment(ref _next)) < pieces)
            {
                try
                {
                    run(piece, worker);
                }
                catch (Exception e)
                {
                    // The caller gets the first error; the pieces must all end before it may go on.
                    lock (_lock)
                    {
                        _error ??= ExceptionDispatchInfo.Capture(e);
                    }
                }

                if (Interlocked.Increment(ref _done) == pieces)
                {
                    lock (_lock)
                    {
                        Monitor.Pulse(_lock);
                    }
                }
            }
        }

        internal void Wait()
        {
            if (!Patience.Await(() => IsDone, LingerMicroseconds))
            {
                lock (_lock)
                {
                    while (!IsDone)
                    {
                        Monitor.Wait(_lock);
                    }
                }
            }

            _error?.Throw();
        }
    }
}
