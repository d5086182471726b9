using System.Buffers;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace AlphaPulse.Training;

/// <summary>What trials came to, fold by fold, in memory and in a file that a search which was stopped goes on from.</summary>
/// <remarks>
/// Each line ends with the SHA-256 of what is before it; a line that does not have it was torn or changed, and its fold is judged again. Safe for use
/// from any thread; one search writes a file at a time.
/// </remarks>
internal sealed class TrialJournal : IDisposable
{
    private const string HashMember = ",\"hash\":\"";

    private readonly Lock _gate = new();
    private readonly string _search;
    private readonly Dictionary<(string Trial, int Fold), FoldOutcome> _known = [];
    private readonly FileStream? _file;

    /// <summary>Opens a journal.</summary>
    /// <param name="path">The file; <see langword="null"/> keeps nothing.</param>
    /// <param name="search">What bars, options and seed the trials belong to.</param>
    public TrialJournal(string? path, string search)
    {
        _search = search;
        if (path is null)
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        using var reader = new StreamReader(_file, Encoding.UTF8, leaveOpen: true);
        while (reader.ReadLine() is { } line)
        {
            Remember(line);
        }

        // A line that was being written when the search was stopped must not swallow the next one.
        if (_file.Length > 0)
        {
            _file.Position = _file.Length - 1;
            var isTorn = _file.ReadByte() != '\n';
            _file.Position = _file.Length;
            if (isTorn)
            {
                _file.WriteByte((byte)'\n');
            }
        }
    }

    public FoldOutcome? Find(string trial, int fold)
    {
        lock (_gate)
        {
            return _known.GetValueOrDefault((trial, fold));
        }
    }

    public void Add(string trial, int fold, FoldOutcome outcome)
    {
        lock (_gate)
        {
            _known[(trial, fold)] = outcome;
            if (_file is null)
            {
                return;
            }

            var buffer = new ArrayBufferWriter<byte>();
            using (var writer = new Utf8JsonWriter(buffer))
            {
                writer.WriteStartObject();
                writer.WriteString("search", _search);
                writer.WriteString("trial", trial);
                writer.WriteNumber("fold", fold);
                writer.WriteNumber("first_bar", outcome.FirstBar);
                writer.WriteNumber("trades", outcome.Trades);
                if (outcome.BestRound is { } round)
                {
                    writer.WriteNumber("best_round", round);
                }

                writer.WriteString("failure", outcome.Failure);
                writer.WriteBase64String("returns", MemoryMarshal.AsBytes(outcome.Returns.AsSpan()));
                writer.WriteEndObject();
            }

            var text = buffer.WrittenSpan[..^1];
            _file.Write([.. text, .. Encoding.UTF8.GetBytes($"{HashMember}{HashOf(text)}\"}}\n")]);
            _file.Flush();
        }
    }

    public void Dispose() => _file?.Dispose();

    private static string HashOf(ReadOnlySpan<byte> text) => Convert.ToHexStringLower(SHA256.HashData(text));

    private static bool IsWhole(string line)
    {
        var end = line.LastIndexOf(HashMember, StringComparison.Ordinal);
        return end >= 0 && line[(end + HashMember.Length)..] == HashOf(Encoding.UTF8.GetBytes(line[..end])) + "\"}";
    }

    private void Remember(string line)
    {
        if (!IsWhole(line))
        {
            return;
        }

        using var document = JsonDocument.Parse(line);
        var root = document.RootElement;
        if (root.GetProperty("search").GetString() == _search)
        {
            var returns = MemoryMarshal.Cast<byte, double>(root.GetProperty("returns").GetBytesFromBase64()).ToArray();
            _known[(root.GetProperty("trial").GetString()!, root.GetProperty("fold").GetInt32())] = new FoldOutcome(
                root.GetProperty("first_bar").GetInt32(), returns, root.GetProperty("trades").GetInt32(), root.TryGetProperty("best_round", out var round) ? round.GetInt32() : null, root.GetProperty("failure").GetString());
        }
    }
}
