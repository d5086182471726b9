using System.Threading.Channels;

namespace AlphaPulse.Hosting.Tests.Jobs;

/// <summary>A runner whose jobs end when the test says so, or when they are cancelled.</summary>
internal sealed class HeldRunner : ITrainingJobRunner, IDisposable
{
    private readonly Channel<Run> _runs = Channel.CreateUnbounded<Run>();
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromSeconds(30));
    private int _running;

    public int Running => Volatile.Read(ref _running);

    /// <summary>The next job that began.</summary>
    public ValueTask<Run> NextAsync() => _runs.Reader.ReadAsync(_patience.Token);

    public async Task<TrainingJobResult> RunAsync(TrainingJobRequest request, IProgress<TrainingJobProgress> progress, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _running);
        try
        {
            var run = new Run(request, progress, cancellationToken);
            await using var registration = cancellationToken.Register(() => _ = run.IgnoresCancellation || run.End.TrySetCanceled(cancellationToken));
            await _runs.Writer.WriteAsync(run, CancellationToken.None);
            return await run.End.Task;
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }

    public void Dispose() => _patience.Dispose();

    internal sealed class Run(TrainingJobRequest request, IProgress<TrainingJobProgress> progress, CancellationToken cancellation)
    {
        public TrainingJobRequest Request { get; } = request;

        public IProgress<TrainingJobProgress> Progress { get; } = progress;

        public CancellationToken Cancellation { get; } = cancellation;

        public bool IgnoresCancellation { get; set; }

        public TaskCompletionSource<TrainingJobResult> End { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
