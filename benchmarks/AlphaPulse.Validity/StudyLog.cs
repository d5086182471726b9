using System.Security.Cryptography;
using System.Text.Json;

namespace AlphaPulse.Validity;

/// <summary>The cases that were judged, one JSON line each, so that a study that was stopped goes on where it was.</summary>
/// <remarks>
/// Lines of another build are of other code and do not count. Safe for use from any thread; one study writes a file at a time.
/// </remarks>
internal sealed class StudyLog : IDisposable
{
    private readonly Lock _gate = new();
    private readonly string _build = Convert.ToHexStringLower(SHA256.HashData(
        [.. Directory.GetFiles(AppContext.BaseDirectory, "AlphaPulse.*.dll").Order(StringComparer.Ordinal).SelectMany(File.ReadAllBytes)]))[..16];

    private readonly Dictionary<(StudySetup Setup, long Seed), StudyCase> _known = [];
    private readonly StreamWriter _writer;

    public StudyLog(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        if (File.Exists(path))
        {
            foreach (var line in File.ReadLines(path))
            {
                Remember(line);
            }
        }

        // A line that was being written when the study was stopped must not swallow the next one.
        var isTorn = File.Exists(path) && new FileInfo(path).Length > 0 && File.ReadAllBytes(path)[^1] != '\n';
        _writer = new StreamWriter(path, append: true) { AutoFlush = true };
        if (isTorn)
        {
            _writer.WriteLine();
        }
    }

    public StudyCase? Find(StudySetup setup, long seed)
    {
        lock (_gate)
        {
            return _known.GetValueOrDefault((setup, seed));
        }
    }

    public void Add(StudyCase judged)
    {
        lock (_gate)
        {
            Keep(judged);
            _writer.WriteLine(JsonSerializer.Serialize(new StudyLine(_build, judged), StudyJsonContext.Default.StudyLine));
        }
    }

    public void Dispose() => _writer.Dispose();

    private void Keep(StudyCase judged) => _known[(judged.Setup, judged.Seed)] = judged;

    private void Remember(string line)
    {
        try
        {
            if (JsonSerializer.Deserialize(line, StudyJsonContext.Default.StudyLine) is { } read && read.Build == _build)
            {
                Keep(read.Case);
            }
        }
        catch (JsonException)
        {
            // The line was being written when the study was stopped; its case is judged again.
        }
    }
}
