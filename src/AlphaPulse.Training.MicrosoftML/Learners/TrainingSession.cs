using System.Globalization;
using AlphaPulse.Models;
using Microsoft.ML;

namespace AlphaPulse.Training.MicrosoftML;

/// <summary>One training: its seed, its context, and what its errors become.</summary>
internal sealed class TrainingSession
{
    private readonly string _learner;
    private readonly CancellationToken _cancellationToken;

    internal TrainingSession(string learner, long seed, CancellationToken cancellationToken)
    {
        _learner = learner;
        _cancellationToken = cancellationToken;
        Seed = (int)(new DeterministicRandom(seed).NextUInt64() >> 33);
        Context = new MLContext(Seed);

        // Microsoft.ML keeps its way to end a training to itself. It calls this between steps, on the thread that trains.
        Context.Log += (_, _) => cancellationToken.ThrowIfCancellationRequested();
    }

    internal MLContext Context { get; }

    /// <summary>A seed of the 31 bits that trainers take, made of all bits of the caller's.</summary>
    internal int Seed { get; }

    /// <summary>Trains.</summary>
    /// <exception cref="LearningException">The trainer failed.</exception>
    /// <exception cref="OperationCanceledException">The training was cancelled.</exception>
    internal ITransformer Train(Func<TrainingSession, ITransformer> train)
    {
        try
        {
            _cancellationToken.ThrowIfCancellationRequested();
            var model = train(this);
            _cancellationToken.ThrowIfCancellationRequested();
            return model;
        }
        catch (Exception e) when (_cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(string.Create(CultureInfo.InvariantCulture, $"The training of {_learner} was cancelled."), e, _cancellationToken);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or FormatException or TypeInitializationException or DllNotFoundException or AggregateException)
        {
            throw new LearningException($"Microsoft.ML could not train {_learner}: {e.Message}", e);
        }
    }
}
