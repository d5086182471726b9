using System.Globalization;
using System.Security.Cryptography;

namespace AlphaPulse.Training;

/// <summary>Keeps runs in a folder, each in one of its own: a journal that is a hash chain, and its artifacts.</summary>
/// <remarks>
/// <para>Layout: <c>&lt;run&gt;/journal.jsonl</c>, <c>&lt;run&gt;/run.lock</c>, <c>&lt;run&gt;/artifacts/&lt;path&gt;</c>;
/// <c>docs/experiment-runs.md</c> describes them. Ids begin with the time of the start, so their order is that of the starts. A run can
/// be read while it goes on. What was acknowledged outlives a killed process; start, artifacts and end outlive a lost power too, what
/// lies between them may be lost with it. A run whose process was killed is found by its lock, which the operating system frees.</para>
/// <para>Several trackers and processes may share a folder. Safe for use from any thread.</para>
/// </remarks>
public sealed class FileExperimentTracker : IExperimentTracker, IExperimentReader
{
    private const int MostRunsOfAMoment = 10_000;

    private readonly string _folder;
    private readonly TimeProvider _time;

    /// <summary>Creates a tracker over a folder, which is created at the first run.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="time">The clock of starts, measurements and ends.</param>
    /// <exception cref="ArgumentException">The folder is empty.</exception>
    public FileExperimentTracker(string folder, TimeProvider time)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        ArgumentNullException.ThrowIfNull(time);
        _folder = Path.GetFullPath(folder);
        _time = time;
    }

    /// <inheritdoc/>
    public Task<IExperimentRun> StartRunAsync(ExperimentRunStart start, CancellationToken cancellationToken = default)
    {
        ExperimentRules.Check(start);
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            var now = _time.GetUtcNow().ToUniversalTime();
            for (var number = 1; number < MostRunsOfAMoment; number++)
            {
                var id = string.Create(CultureInfo.InvariantCulture, $"r-{now:yyyyMMdd'T'HHmmssfff'Z'}-{number:0000}");
                if (FileExperimentRun.TryStart(new RunFiles(_folder, id), start, now, _time) is { } run)
                {
                    return Task.FromResult<IExperimentRun>(run);
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw RunFiles.Unwritable(_folder, e);
        }

        throw new TrackingException($"The folder '{_folder}' holds {MostRunsOfAMoment} runs of this very moment; check the clock.");
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The id is no name of a folder.</exception>
    public Task<ExperimentRunRecord?> FindRunAsync(string runId, CancellationToken cancellationToken = default)
    {
        CheckId(runId);
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(new RunFiles(_folder, runId).ReadRecord());
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<ExperimentRunRecord>> ListRunsAsync(string? experiment = null, CancellationToken cancellationToken = default)
    {
        var runs = new List<ExperimentRunRecord>();
        if (Directory.Exists(_folder))
        {
            foreach (var id in Directory.EnumerateDirectories(_folder, "r-*").Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (new RunFiles(_folder, id).ReadRecord() is { } run && (experiment is null || run.Experiment == experiment))
                {
                    runs.Add(run);
                }
            }
        }

        return Task.FromResult<IReadOnlyList<ExperimentRunRecord>>(runs);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The id is no name of a folder, or the path is out of the ranges of <see cref="ExperimentRules"/>.</exception>
    public async Task<ReadOnlyMemory<byte>?> ReadArtifactAsync(string runId, string path, CancellationToken cancellationToken = default)
    {
        CheckId(runId);
        ExperimentRules.CheckPath(path);
        var files = new RunFiles(_folder, runId);
        if (files.ReadRecord()?.Artifacts.FirstOrDefault(a => a.Path == path) is not { } artifact)
        {
            return null;
        }

        var place = files.ArtifactPath(path);
        if (!File.Exists(place))
        {
            throw new TrackingDamageException(place, 0, "it is gone");
        }

        var content = await File.ReadAllBytesAsync(place, cancellationToken).ConfigureAwait(false);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(content));
        return sha256 == artifact.Sha256
            ? content
            : throw new TrackingDamageException(place, 0, $"it has the checksum {sha256} instead of {artifact.Sha256}");
    }

    private static void CheckId(string runId)
    {
        ArgumentException.ThrowIfNullOrEmpty(runId);
        if (!runId.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
        {
            throw new ArgumentException($"'{runId}' is no id of a run: ids are made of letters, digits, '-' and '_'.", nameof(runId));
        }
    }
}
