using System.Runtime.CompilerServices;

namespace AlphaPulse.Collectors;

/// <summary>Reads the bars of a CSV file into memory, by the importer and with its rules; for work that needs no store.</summary>
/// <remarks>Safe for use from any thread.</remarks>
public static class CsvBarLoader
{
    /// <summary>Reads a file; one whose name ends with <c>.gz</c> or <c>.zip</c> is unpacked.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="options">How to read it; everything is told from the data by default.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The bars, the rows that could not become bars, and the report.</returns>
    /// <exception cref="IOException">The file is not there or cannot be read.</exception>
    /// <exception cref="ImportFormatException">The file has no usable header or no rows, can be read in two ways, or comes in a damaged archive.</exception>
    public static async Task<LoadedBars> LoadAsync(string path, ImportOptions? options = null, CancellationToken cancellationToken = default)
    {
        var memory = new Memory();
        var report = await new CsvBarImporter(memory, memory).ImportAsync(path, options, progress: null, cancellationToken).ConfigureAwait(false);
        return memory.ToLoaded(report);
    }

    /// <summary>Reads a stream; one whose name ends with <c>.gz</c> or <c>.zip</c> is unpacked.</summary>
    /// <param name="stream">The bytes; left open.</param>
    /// <param name="source">The name of the stream.</param>
    /// <param name="options">How to read it; everything is told from the data by default.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The bars, the rows that could not become bars, and the report.</returns>
    /// <exception cref="ImportFormatException">The data have no usable header or no rows, can be read in two ways, or come in a damaged archive.</exception>
    public static async Task<LoadedBars> LoadAsync(
        Stream stream, string source, ImportOptions? options = null, CancellationToken cancellationToken = default)
    {
        var memory = new Memory();
        var report = await new CsvBarImporter(memory, memory).ImportAsync(stream, source, options, progress: null, cancellationToken).ConfigureAwait(false);
        return memory.ToLoaded(report);
    }

    /// <summary>The newest version of each bar, ordered by open time. Lives for one load, in one task.</summary>
    private sealed class Memory : IBarStore, IQuarantineStore
    {
        private readonly SortedDictionary<DateTimeOffset, Bar> _bars = [];
        private readonly List<QuarantinedRow> _rows = [];

        public LoadedBars ToLoaded(ImportReport report) => new([.. _bars.Values], _rows, report);

        public Task<BarWriteResult> WriteAsync(IReadOnlyList<Bar> bars, CancellationToken cancellationToken = default)
        {
            int inserted = 0, revised = 0, unchanged = 0;
            foreach (var bar in bars)
            {
                if (!_bars.TryGetValue(bar.OpenTime, out var known))
                {
                    inserted++;
                    _bars.Add(bar.OpenTime, bar);
                }
                else if (known.Covers(bar))
                {
                    unchanged++;
                }
                else
                {
                    revised++;
                    _bars[bar.OpenTime] = known.FollowedBy(bar);
                }
            }

            return Task.FromResult(new BarWriteResult(inserted, revised, unchanged));
        }

        public Task<int> AddAsync(IReadOnlyList<QuarantinedRow> rows, CancellationToken cancellationToken = default)
        {
            _rows.AddRange(rows);
            return Task.FromResult(rows.Count);
        }

        public async IAsyncEnumerable<Bar> ReadAsync(BarQuery query, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await Task.CompletedTask.ConfigureAwait(false);
            foreach (var bar in _bars.Values)
            {
                yield return bar;
            }
        }

        public IAsyncEnumerable<BarRevision> ReadRevisionsAsync(BarQuery query, CancellationToken cancellationToken = default) =>
            AsyncEnumerable.Empty<BarRevision>();

        // Nothing is held from before, so the importer finds no series to go on with.
        public Task<IReadOnlyList<BarSeriesSummary>> ListSeriesAsync(CancellationToken cancellationToken = default) =>
            Task.FromResult<IReadOnlyList<BarSeriesSummary>>([]);

        public IAsyncEnumerable<QuarantinedRow> ReadAsync(BarSeriesId series, CancellationToken cancellationToken = default) =>
            _rows.ToAsyncEnumerable();
    }
}
