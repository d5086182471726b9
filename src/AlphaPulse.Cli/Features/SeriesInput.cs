using System.CommandLine;
using AlphaPulse.Cli.Bars;
using AlphaPulse.Cli.Output;
using AlphaPulse.Collectors;
using AlphaPulse.Features;
using AlphaPulse.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace AlphaPulse.Cli.Features;

/// <summary>The bars of one series, from a file or a store, with what features use beside them.</summary>
internal sealed class SeriesInput
{
    private readonly Option<string?> _input = new("--input") { Description = "A CSV file of bars, plain, .gz or .zip; '-' is standard input." };
    private readonly Option<string?> _store = new("--store") { Description = "The SQLite database to read the bars from instead; name the series with --instrument and --timeframe." };
    private readonly Option<string?> _instrument = CommonOptions.Instrument();
    private readonly Option<string?> _timeframe = CommonOptions.Timeframe();
    private readonly Option<string?> _calendar = CommonOptions.Calendar();
    private readonly Option<string[]> _streams = InputsOption.Streams();
    private readonly Option<string[]> _sources = InputsOption.Sources();

    private SeriesInput() => _streams.Description += " With --store it is an instrument of the store, as in ETHUSDT=binance:ETH-USDT.";

    public static SeriesInput AddTo(Command command)
    {
        var input = new SeriesInput();
        foreach (var option in (Option[])[input._input, input._store, input._instrument, input._timeframe, input._calendar, input._streams, input._sources])
        {
            command.Options.Add(option);
        }

        return input;
    }

    /// <summary>The store that was named; <see langword="null"/> where a file was.</summary>
    public string? Store(ParseResult parsed) => parsed.GetValue(_store);

    /// <summary>Refuses what makes no sense before anything is read.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="known">The series where it is known without being named.</param>
    public void Check(ParseResult parsed, BarSeriesId? known = null)
    {
        if (parsed.GetValue(_input) is null == parsed.GetValue(_store) is null)
        {
            throw new FormatException("Give the bars with --input FILE, or with --store DB; one of the two.");
        }

        if (parsed.GetValue(_store) is not null && known is null && (parsed.GetValue(_instrument) is null || parsed.GetValue(_timeframe) is null))
        {
            throw new FormatException("--store holds many series; name one with --instrument and --timeframe, as in --instrument binance:BTC-USDT --timeframe 1h.");
        }
    }

    /// <summary>Reads the bars and makes the rows.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="set">The features.</param>
    /// <param name="known">The series where it need not be named.</param>
    /// <param name="market">The calendar where it need not be named.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async Task<TrainingMaterial> ReadAsync(
        ParseResult parsed, FeatureSet set, BarSeriesId? known, ITradingCalendar? market, CancellationToken cancellationToken)
    {
        Check(parsed, known);
        var (bars, calendar, inputs) = parsed.GetValue(_store) is { } store
            ? await ReadStoreAsync(parsed, store, set, known, market, cancellationToken)
            : await ReadFileAsync(parsed, parsed.GetValue(_input)!, set, known, market, cancellationToken);
        if (set.DescribeResolution(inputs) is { } smaller)
        {
            Printer.Note(parsed, $"note: {smaller}");
        }

        return new TrainingMaterial(FeatureMatrix.Compute(set, calendar, bars, inputs, cancellationToken), calendar, TrainingMaterial.HashOf(bars, inputs));
    }

    private async Task<(IReadOnlyList<Bar> Bars, ITradingCalendar Calendar, FeatureInputs Inputs)> ReadFileAsync(
        ParseResult parsed, string path, FeatureSet set, BarSeriesId? known, ITradingCalendar? market, CancellationToken cancellationToken)
    {
        var timeframe = parsed.GetValue(_timeframe) ?? known?.Timeframe.ToString();
        var loaded = await InputBars.LoadWithReportAsync(parsed, path, timeframe, cancellationToken, parsed.GetValue(_instrument) ?? known?.Instrument.ToString());
        var data = await InputsOption.ReadAsync(
            parsed, set, loaded.Bars, parsed.GetValue(_streams), parsed.GetValue(_sources), timeframe, cancellationToken);
        return (loaded.Bars, Named(parsed) ?? market ?? loaded.Report.Calendar, data.ToInputs());
    }

    private async Task<(IReadOnlyList<Bar> Bars, ITradingCalendar Calendar, FeatureInputs Inputs)> ReadStoreAsync(
        ParseResult parsed, string path, FeatureSet set, BarSeriesId? known, ITradingCalendar? market, CancellationToken cancellationToken)
    {
        var series = new BarSeriesId(
            parsed.GetValue(_instrument) is { } instrument ? InstrumentId.Parse(instrument) : known!.Value.Instrument,
            parsed.GetValue(_timeframe) is { } timeframe ? Timeframe.Parse(timeframe) : known!.Value.Timeframe);
        var sources = new LeakData([]) { Channels = await InputsOption.ReadSourcesAsync(set, parsed.GetValue(_sources), cancellationToken) }.ToInputs().Sources;
        var services = new ServiceCollection();
        services.AddAlphaPulse(pulse =>
        {
            pulse.UseSqlite(Stores.Existing(path)).AddFeatures(set);
            foreach (var (name, other) in InputsOption.Entries("--stream", parsed.GetValue(_streams), set.Streams))
            {
                pulse.AddFeatureStream(name, InstrumentId.Parse(other));
            }

            foreach (var (name, source) in sources)
            {
                pulse.AddFeatureSource(name, _ => source);
            }
        });
        await using var provider = services.BuildServiceProvider();
        var store = provider.GetRequiredService<IBarStore>();
        var bars = new List<Bar>();
        await foreach (var bar in store.ReadAsync(new BarQuery(series), cancellationToken))
        {
            bars.Add(bar);
        }

        if (bars.Count == 0)
        {
            throw new StoreException($"The store '{path}' has no bars of {series}; 'alphapulse bars coverage' lists what it has.");
        }

        var calendar = Named(parsed) ?? market
            ?? TradingCalendars.Get((await new CoverageCalculator(store).CalculateAsync(series, calendar: null, cancellationToken)).Calendar);
        return (bars, calendar, await provider.GetRequiredService<FeatureInputLoader>().LoadAsync(set, series, cancellationToken));
    }

    private ITradingCalendar? Named(ParseResult parsed) => parsed.GetValue(_calendar) is { } name ? TradingCalendars.Get(name) : null;
}
