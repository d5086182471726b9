using System.Threading.Channels;
using AlphaPulse.Backtesting;
using AlphaPulse.Drift;
using AlphaPulse.Features;
using AlphaPulse.Inference;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Hosting;

/// <summary>
/// <c>replay</c>: the last part of the bars, which training and gate never saw, one by one from the store through the signal
/// engine into the outcome ledger, as a live host would run it. The candidate of the run is replayed as champion where the gate
/// let it through, otherwise as shadow. Drift is watched on the way; where the policy says so, signals are held: they are counted and
/// reach no ledger. Where signals are explained, their explanations go with them into the ledger. Each change of what drift does to signals is an alert, and so is that it is not watched.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="registry">Holds the model and its reference profile.</param>
/// <param name="engines">Makes the engine.</param>
/// <param name="monitors">Makes the drift monitor.</param>
/// <param name="ledger">The outcome ledger.</param>
/// <param name="costs">What a trade costs.</param>
/// <param name="labels">Reads what the model was trained on, which says when its signals end.</param>
/// <param name="alerts">Takes what people should know of drift.</param>
/// <param name="time">The clock of the alerts.</param>
/// <param name="options">The capacity of the channels.</param>
public sealed class ReplayStage(
    IBarStore store,
    IModelRegistry registry,
    SignalEngineFactory engines,
    DriftMonitorFactory monitors,
    IOutcomeLedger ledger,
    TradingCosts costs,
    LabelCatalog labels,
    AlertPublisher alerts,
    TimeProvider time,
    IOptions<PipelineOptions> options) : IPipelineStage
{
    private const int LedgerBatch = 1_000;

    /// <inheritdoc/>
    public string Name => "replay";

    /// <inheritdoc/>
    public async Task<long> RunAsync(PipelineState state, IProgress<long> progress, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(state);
        var mode = state.Serves ? SignalMode.Champion : SignalMode.Shadow;

        // The version of this run, whatever aliases point at by now: what is counted and reported are its signals.
        var engine = await engines.CreateAsync(state.Candidate.Id, state.Ingest.Calendar, mode, cancellationToken).ConfigureAwait(false);
        RequireLedger(engine);
        var model = await registry.LoadAsync(state.Candidate.Id, cancellationToken).ConfigureAwait(false);
        var watch = await DriftWatch.OpenAsync(registry, model, monitors, cancellationToken).ConfigureAwait(false);
        var reporter = watch is null
            ? null
            : new DriftReporter(watch, model.Version.Id, state.Ingest.Series, mode, registry, alerts, time);
        var settler = new OutcomeSettler(state.Ingest.Calendar, costs, ModelLabel.Of(model.Artifact.Manifest, model.Version.Id, labels), engine.Cuts);
        var replayFrom = state.Features.Bars[state.Training.Split.ReplayStart].OpenTime;

        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var bars = Channel.CreateBounded<Bar>(new BoundedChannelOptions(options.Value.ChannelCapacity) { SingleReader = true, SingleWriter = true });
        var outcomes = Channel.CreateBounded<(Outcome Outcome, SignalExplanation? Explanation)>(new BoundedChannelOptions(options.Value.ChannelCapacity) { SingleReader = true, SingleWriter = true });
        var (replayed, held) = (0L, 0L);
        var heldBars = new List<DateTimeOffset>();
        await RunTogetherAsync(
            linked,
            Pump(bars.Writer, token => ReadAsync(state.Ingest.Series, bars.Writer, token)),
            Pump(outcomes.Writer, async token => (replayed, held) = await DecideAsync(engine, settler, time.GetUtcNow(), watch, reporter, heldBars, replayFrom, bars.Reader, outcomes.Writer, progress, token).ConfigureAwait(false)),
            token => RecordAsync(outcomes.Reader, token)).ConfigureAwait(false);

        var report = await CountAsync(engine, replayFrom, replayed, state, cancellationToken).ConfigureAwait(false);
        if (watch is null)
        {
            await UnwatchedDrift.TellAsync(state, model.Version.Id, mode, registry, alerts, time, cancellationToken).ConfigureAwait(false);
        }

        state.Replay = report with { Held = held, HeldBars = heldBars, Drift = watch?.CreateReport(), Readings = watch?.ListReadings() ?? [] };
        return replayed;
    }

    private async Task ReadAsync(BarSeriesId series, ChannelWriter<Bar> output, CancellationToken cancellationToken)
    {
        await foreach (var bar in store.ReadAsync(new BarQuery(series), cancellationToken).ConfigureAwait(false))
        {
            await output.WriteAsync(bar, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<(long Replayed, long Held)> DecideAsync(
        SignalEngine engine,
        OutcomeSettler settler,
        DateTimeOffset now,
        DriftWatch? watch,
        DriftReporter? reporter,
        List<DateTimeOffset> heldBars,
        DateTimeOffset replayFrom,
        ChannelReader<Bar> input,
        ChannelWriter<(Outcome Outcome, SignalExplanation? Explanation)> output,
        IProgress<long> progress,
        CancellationToken cancellationToken)
    {
        var (replayed, held) = (0L, 0L);
        var settled = new List<Outcome>();
        await foreach (var bar in input.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            if (bar.OpenTime < replayFrom)
            {
                engine.Warm(bar);

                // Nothing is followed yet; the bars say where the barriers of the first signals lie.
                settler.Observe(bar, settled);
                continue;
            }

            settler.Observe(bar, settled);
            foreach (var outcome in settled)
            {
                await output.WriteAsync((outcome, null), cancellationToken).ConfigureAwait(false);
            }

            settled.Clear();
            var decided = engine.TryProcess(bar, out var signal);
            if (watch is not null && reporter is not null)
            {
                if (engine.LastCut is { } cut)
                {
                    watch.Cut(cut);
                }

                watch.Observe(bar, engine.LastRow, engine.LastContributions);
                await reporter.ObserveAsync(bar.OpenTime, cancellationToken).ConfigureAwait(false);
            }

            if (watch?.IsHeld == true)
            {
                heldBars.Add(bar.OpenTime);
            }

            if (decided && watch?.IsHeld == true)
            {
                held++;
            }
            else if (decided)
            {
                settler.Follow(in signal);
                var explanation = engine.Explains ? engine.Explain(in signal) : null;
                await output.WriteAsync((new Outcome { Signal = signal, Status = OutcomeStatus.Open }, explanation), cancellationToken).ConfigureAwait(false);
            }

            replayed++;
            progress.Report(replayed);
        }

        settler.Advance(engine.Series.Instrument, now, settled);
        foreach (var outcome in settled)
        {
            await output.WriteAsync((outcome, null), cancellationToken).ConfigureAwait(false);
        }

        await (reporter?.FinishAsync(cancellationToken) ?? Task.CompletedTask).ConfigureAwait(false);
        return (replayed, held);
    }

    /// <summary>Refuses to explain signals whose explanations would be lost.</summary>
    private void RequireLedger(SignalEngine engine)
    {
        if (engine.Explains && !ledger.KeepsExplanations)
        {
            throw new StoreException(
                $"Signals are to be explained, and {ledger.GetType().Name} keeps no explanations. Use a ledger that keeps them, or set {nameof(InferenceOptions)}.{nameof(InferenceOptions.ExplainSignals)} to false.");
        }
    }

    private async Task RecordAsync(ChannelReader<(Outcome Outcome, SignalExplanation? Explanation)> input, CancellationToken cancellationToken)
    {
        var batch = new List<Outcome>(LedgerBatch);
        var explanations = new List<SignalExplanation>();
        while (await input.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
        {
            while (batch.Count < LedgerBatch && input.TryRead(out var record))
            {
                batch.Add(record.Outcome);
                if (record.Explanation is { } explanation)
                {
                    explanations.Add(explanation);
                }
            }

            await ledger.RecordAsync(batch, explanations, cancellationToken).ConfigureAwait(false);
            batch.Clear();
            explanations.Clear();
        }
    }

    private async Task<ReplayReport> CountAsync(
        SignalEngine engine, DateTimeOffset from, long replayed, PipelineState state, CancellationToken cancellationToken)
    {
        // Counted from the ledger, not from what this run remembers: what is not written did not happen.
        var query = new OutcomeQuery { Series = state.Ingest.Series, ModelVersion = state.Candidate.Id, Mode = engine.Mode, From = from };
        var targets = state.Training.Samples.Samples.Where(s => s.BarTime >= from).ToDictionary(s => s.BarTime, s => s.Target);
        var coverage = new CoverageCounter(targets);
        long emitted = 0, settled = 0, open = 0, voided = 0, hits = 0, sided = 0;
        var net = 0m;
        await foreach (var outcome in ledger.ReadAsync(query, cancellationToken).ConfigureAwait(false))
        {
            emitted++;
            coverage.Add(outcome.Signal);
            switch (outcome.Status)
            {
                case OutcomeStatus.Settled:
                    settled++;
                    net += outcome.NetReturn!.Value;
                    sided += outcome.Signal.Direction == SignalDirection.Flat ? 0 : 1;
                    hits += outcome.GrossReturn > 0 ? 1 : 0;
                    break;
                case OutcomeStatus.VoidGap or OutcomeStatus.VoidCut:
                    voided++;
                    break;
                default:
                    open++;
                    break;
            }
        }

        return new ReplayReport(engine.Mode, from, replayed, engine.Abstentions, emitted, settled, open, voided, net, hits, sided)
        {
            Coverage = coverage.Count(),
            Explanations = engine.Explains ? await ExplanationSummary.ReadAsync(ledger, query, cancellationToken).ConfigureAwait(false) : null,
        };
    }

    private static Func<CancellationToken, Task> Pump<T>(ChannelWriter<T> output, Func<CancellationToken, Task> body) => async token =>
    {
        try
        {
            await body(token).ConfigureAwait(false);
            output.Complete();
        }
        catch (Exception exception)
        {
            output.Complete(exception);
            throw;
        }
    };

    /// <summary>Runs the links of the chain at once; the first that fails stops the others and is what the caller sees.</summary>
    private static async Task RunTogetherAsync(CancellationTokenSource stop, params IReadOnlyList<Func<CancellationToken, Task>> links)
    {
        var running = links.Select(link => Task.Run(() => link(stop.Token), stop.Token)).ToList();
        var pending = new List<Task>(running);
        while (pending.Count > 0)
        {
            var done = await Task.WhenAny(pending).ConfigureAwait(false);
            pending.Remove(done);
            if (!done.IsCompletedSuccessfully)
            {
                await stop.CancelAsync().ConfigureAwait(false);
                await Task.WhenAll(pending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                await done.ConfigureAwait(false);
            }
        }
    }
}
