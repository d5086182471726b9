using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>Runs several indicators over the bars of one series.</summary>
/// <remarks>Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public sealed class IndicatorRunner<T>
    where T : struct, INumber<T>
{
    private readonly BarIndicator<T>[] _indicators;

    /// <summary>Creates a runner.</summary>
    /// <param name="specs">The indicators, in the order of their columns.</param>
    /// <exception cref="ArgumentException">There is no indicator, or one is there twice.</exception>
    public IndicatorRunner(IEnumerable<IndicatorSpec> specs)
    {
        ArgumentNullException.ThrowIfNull(specs);
        _indicators = [.. specs.Select(spec => spec.Descriptor.Create<T>(spec))];
        Columns = [.. _indicators.SelectMany(indicator => indicator.Spec.Columns)];
        if (_indicators.Length == 0)
        {
            throw new ArgumentException("Name at least one indicator.", nameof(specs));
        }

        if (Columns.GroupBy(column => column, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"The indicator '{twice.Key}' is there twice.", nameof(specs));
        }
    }

    /// <summary>The column headers.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>How many bars it takes until every indicator has a value.</summary>
    public int Warmup => _indicators.Max(indicator => indicator.Warmup);

    /// <summary>Takes in the next bar.</summary>
    /// <param name="bar">The bar.</param>
    /// <param name="row">Takes one value for each column; <see langword="null"/> where there is none.</param>
    /// <exception cref="ArgumentException"><paramref name="row"/> is too short.</exception>
    public void Update(in Ohlcv<T> bar, Span<T?> row)
    {
        foreach (var indicator in _indicators)
        {
            indicator.Update(in bar, row);
            row = row[indicator.OutputCount..];
        }
    }

    /// <summary>Takes in closed bars one by one.</summary>
    /// <param name="bars">The bars, the oldest first.</param>
    /// <returns>A row for each bar.</returns>
    /// <exception cref="ArgumentException">A bar is still forming.</exception>
    public IEnumerable<IndicatorRow<T>> Stream(IEnumerable<Bar> bars)
    {
        ArgumentNullException.ThrowIfNull(bars);
        return bars.Select(Next);
    }

    /// <summary>Takes in closed bars one by one as they come.</summary>
    /// <param name="bars">The bars, the oldest first.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    /// <returns>A row for each bar.</returns>
    /// <exception cref="ArgumentException">A bar is still forming.</exception>
    public async IAsyncEnumerable<IndicatorRow<T>> StreamAsync(
        IAsyncEnumerable<Bar> bars, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var bar in bars.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return Next(bar);
        }
    }

    /// <summary>Takes in closed bars indicator by indicator; the same rows as by stream.</summary>
    /// <param name="bars">The bars, the oldest first.</param>
    /// <returns>A row for each bar.</returns>
    /// <exception cref="ArgumentException">A bar is still forming.</exception>
    public IReadOnlyList<IndicatorRow<T>> Batch(IReadOnlyList<Bar> bars)
    {
        ArgumentNullException.ThrowIfNull(bars);
        var inputs = new Ohlcv<T>[bars.Count];
        var rows = new T?[bars.Count][];
        for (var i = 0; i < inputs.Length; i++)
        {
            inputs[i] = Read(bars[i]);
            rows[i] = new T?[Columns.Count];
        }

        var column = 0;
        foreach (var indicator in _indicators)
        {
            var width = indicator.OutputCount;
            var values = new T?[inputs.Length * width];
            indicator.Batch(inputs, values);
            for (var i = 0; i < rows.Length; i++)
            {
                values.AsSpan(i * width, width).CopyTo(rows[i].AsSpan(column));
            }

            column += width;
        }

        return [.. bars.Select((bar, i) => new IndicatorRow<T>(bar, rows[i]))];
    }

    private static Ohlcv<T> Read(Bar bar) => !bar.IsProvisional
        ? Ohlcv.From<T>(bar)
        : throw new ArgumentException(
            $"The bar of {bar.Series} at {bar.OpenTime:yyyy-MM-dd'T'HH:mm:ss'Z'} is still forming: wait until it has closed, or peek.",
            nameof(bar));

    private IndicatorRow<T> Next(Bar bar)
    {
        var row = new T?[Columns.Count];
        Update(Read(bar), row);
        return new IndicatorRow<T>(bar, row);
    }
}
