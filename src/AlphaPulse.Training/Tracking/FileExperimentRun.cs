using System.Security.Cryptography;
using System.Text;
using AlphaPulse.Models;

namespace AlphaPulse.Training;

/// <summary>A run that this process records: it holds the lock of the run and appends to its journal.</summary>
internal sealed class FileExperimentRun : IExperimentRun
{
    private readonly RunFiles _files;
    private readonly TimeProvider _time;
    private readonly FileStream _lock;
    private readonly FileStream _journal;
    private readonly SemaphoreSlim _turn = new(1);
    private readonly RunState _state = new();

    private FileExperimentRun(RunFiles files, TimeProvider time, FileStream held, FileStream journal)
    {
        _files = files;
        _time = time;
        _lock = held;
        _journal = journal;
    }

    /// <inheritdoc/>
    public string Id => _files.Id;

    /// <summary>Starts a run; <see langword="null"/> where one of that id is there or begins right now.</summary>
    internal static FileExperimentRun? TryStart(RunFiles files, ExperimentRunStart start, DateTimeOffset at, TimeProvider time)
    {
        Directory.CreateDirectory(files.Folder);
        FileStream? held = null;
        FileStream? journal = null;
        try
        {
            held = new FileStream(files.LockPath, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
            journal = new FileStream(files.JournalPath, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite, bufferSize: 1);
            var run = new FileExperimentRun(files, time, held, journal);
            run.Append(RunJournal.Started(JournalHead.Empty, at, start), isDurable: true);
            (run._state.Experiment, run._state.Name, run._state.StartedAt, run._state.Lineage) = (start.Experiment, start.Name, at, start.Lineage);
            RunJournal.Merge(run._state.Parameters, start.Parameters);
            return run;
        }
        catch (IOException) when (held is null && File.Exists(files.LockPath))
        {
            return null;
        }
        catch
        {
            journal?.Dispose();
            held?.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public Task LogParametersAsync(IReadOnlyDictionary<string, string> parameters, CancellationToken cancellationToken = default)
    {
        ExperimentRules.CheckParameters(parameters);
        return InTurnAsync(
            () =>
            {
                foreach (var (name, value) in parameters)
                {
                    if (_state.Parameters.TryGetValue(name, out var known) && known != value)
                    {
                        throw new TrackingException($"The parameter '{name}' of the run '{Id}' is '{known}' and cannot become '{value}'. Start a run of its own for other parameters.");
                    }
                }

                Append(RunJournal.Logged(_state.Head, Now(), "parameters", parameters));
                RunJournal.Merge(_state.Parameters, parameters);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task SetTagsAsync(IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken = default)
    {
        ExperimentRules.CheckTags(tags);
        return InTurnAsync(() => Append(RunJournal.Logged(_state.Head, Now(), "tags", tags)), cancellationToken);
    }

    /// <inheritdoc/>
    public Task LogMetricsAsync(IReadOnlyList<ExperimentMetric> metrics, CancellationToken cancellationToken = default)
    {
        ExperimentRules.CheckMetrics(metrics);
        return InTurnAsync(() => Append(RunJournal.Measured(_state.Head, Now(), metrics)), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<ExperimentArtifact> LogArtifactAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default)
    {
        ExperimentRules.CheckPath(path);
        var artifact = new ExperimentArtifact(path, Convert.ToHexStringLower(SHA256.HashData(content.Span)), content.Length);
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ThrowIfEnded();
            if (_state.Artifacts.Find(a => a.Path == path) is { } known)
            {
                return known == artifact
                    ? known
                    : throw new TrackingException($"The run '{Id}' has another artifact '{path}'. Keep this one at a path of its own.");
            }

            // The file first: an entry never names one that is not there.
            await AtomicFile.WriteAsync(_files.ArtifactPath(path), (stream, token) => stream.WriteAsync(content, token).AsTask(), cancellationToken).ConfigureAwait(false);
            Append(RunJournal.Kept(_state.Head, Now(), artifact), isDurable: true);
            _state.Artifacts.Add(artifact);
            return artifact;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw RunFiles.Unwritable(_files.Folder, e);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public Task LogLineageAsync(ExperimentLineage lineage, CancellationToken cancellationToken = default)
    {
        ExperimentRules.Check(lineage);
        return InTurnAsync(
            () =>
            {
                var merged = RunJournal.Merge(_state.Lineage, lineage);
                if (RunJournal.Merge(lineage, _state.Lineage) != merged)
                {
                    throw new TrackingException($"The lineage of the run '{Id}' is {_state.Lineage} and cannot become {lineage}. A run has one origin and one result.");
                }

                Append(RunJournal.Traced(_state.Head, Now(), lineage));
                _state.Lineage = merged;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task EndAsync(ExperimentRunStatus status, string? reason = null, CancellationToken cancellationToken = default)
    {
        if (status is not (ExperimentRunStatus.Finished or ExperimentRunStatus.Failed or ExperimentRunStatus.Killed))
        {
            throw new ArgumentException($"{status} is no end of a run; name Finished, Failed or Killed.", nameof(status));
        }

        return InTurnAsync(() => End(status, reason), cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            if (_state.EndedAt is null)
            {
                End(ExperimentRunStatus.Failed, "it was left without an end");
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // To dispose of a run must not hide what went wrong before; without an end it reads as killed.
        }
        finally
        {
            Close();
            _turn.Release();
        }
    }

    private void End(ExperimentRunStatus status, string? reason)
    {
        var now = Now();
        Append(RunJournal.Ended(_state.Head, now, status, Cut(reason)), isDurable: true);
        (_state.Status, _state.EndedAt) = (status, now);
        Close();
    }

    private async Task InTurnAsync(Action act, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ThrowIfEnded();
            act();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw RunFiles.Unwritable(_files.JournalPath, e);
        }
        finally
        {
            _turn.Release();
        }
    }

    private void Append((byte[] Line, JournalHead Head) entry, bool isDurable = false)
    {
        // A write that failed before may have left the beginning of an entry behind.
        _journal.SetLength(_state.Head.Length);
        _journal.Position = _state.Head.Length;
        _journal.Write(entry.Line);
        _journal.Flush(isDurable);
        _state.Head = entry.Head;
    }

    private void ThrowIfEnded()
    {
        if (_state.EndedAt is not null)
        {
            throw new TrackingException($"The run '{Id}' has ended; start another one.");
        }
    }

    private static string? Cut(string? reason)
    {
        while (reason is not null && Encoding.UTF8.GetByteCount(reason) > ExperimentRules.MaximumTagLength)
        {
            reason = reason[..(reason.Length - Math.Max(1, (Encoding.UTF8.GetByteCount(reason) - ExperimentRules.MaximumTagLength) / 4))];
        }

        return reason;
    }

    private DateTimeOffset Now() => _time.GetUtcNow().ToUniversalTime();

    private void Close()
    {
        _journal.Dispose();
        _lock.Dispose();
    }
}
