namespace AlphaPulse.Collectors;

/// <summary>Reads the data lines of a file of bars in constant memory and tells from the first of them how the file is written.</summary>
/// <remarks>Take lines with <see cref="TryRead"/> until it has none, then call <see cref="FillAsync"/>, until that has no more.</remarks>
internal sealed class BarCsvReader(Stream stream, string source, CsvDialect declared) : IDisposable
{
    public const int LineLimit = 64 * 1024;
    private const int SampledLines = 1_000;
    private const int SampledBytes = 1 << 20;
    private readonly Utf8LineReader _reader = new(stream, LineLimit);
    private readonly List<(byte[] Text, long Number)> _sample = [];
    private readonly HashSet<long> _tooLong = [];
    private int _sampleBytes;
    private int _next;
    private BarCsvFormat? _format;

    /// <summary>How the file is written; known from the first data line on.</summary>
    public BarCsvFormat Format => _format ?? throw new InvalidOperationException("No line has been read yet.");

    /// <summary>The 1-based number of the last line taken.</summary>
    public long LineNumber { get; private set; }

    /// <summary>Whether the last line taken was over the limit; then only its beginning was kept.</summary>
    public bool IsTooLong { get; private set; }

    public long BytesRead => _reader.BytesRead;

    /// <summary>Takes the next data line; the header, what stands before it and empty lines are none.</summary>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        line = default;
        if (_format is null && !TrySettle())
        {
            return false;
        }

        if (_next < _sample.Count)
        {
            (var text, LineNumber) = _sample[_next++];
            IsTooLong = _tooLong.Contains(LineNumber);
            line = text;
            return true;
        }

        _sample.Clear();
        _next = 0;
        while (_reader.TryRead(out line))
        {
            LineNumber = _reader.LineNumber;
            IsTooLong = _reader.IsTooLong;
            if (!line.IsEmpty)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Reads more bytes.</summary>
    /// <returns>Whether a further call of <see cref="TryRead"/> can have a line.</returns>
    public ValueTask<bool> FillAsync(CancellationToken cancellationToken) => _reader.FillAsync(cancellationToken);

    public string GetHash() => _reader.GetHash();

    public void Dispose() => _reader.Dispose();

    private bool TrySettle()
    {
        while (_sample.Count < SampledLines && _sampleBytes < SampledBytes && _reader.TryRead(out var line))
        {
            if (line.IsEmpty)
            {
                continue;
            }

            _sample.Add((line.ToArray(), _reader.LineNumber));
            _sampleBytes += line.Length;
            if (_reader.IsTooLong)
            {
                _tooLong.Add(_reader.LineNumber);
            }
        }

        if (_sample.Count < SampledLines && _sampleBytes < SampledBytes && !_reader.IsAtEnd)
        {
            return false;
        }

        _format = new DialectSniffer(source, declared, _sample).Sniff();
        _next = _sample.FindIndex(line => line.Number == _format.HeaderLine) + 1;
        return true;
    }
}
