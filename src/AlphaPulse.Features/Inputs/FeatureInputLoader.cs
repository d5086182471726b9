using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Features;

/// <summary>
/// Gathers what a feature set needs beside the bars: other instruments from the bar store, sources from the host, and where the host keeps
/// them, the cuts of the series and their bars in quarantine.
/// </summary>
/// <remarks>Training, gate, replay and live signals all ask it, so that none of them computes another row. Safe for use from any thread.</remarks>
/// <param name="options">What the host supplies.</param>
/// <param name="services">Gives the store, where a set names another instrument.</param>
public sealed class FeatureInputLoader(IOptions<FeatureInputOptions> options, IServiceProvider services)
{
    /// <summary>Gathers the inputs of a set.</summary>
    /// <param name="set">The features.</param>
    /// <param name="series">The series of the rows; other instruments are read at its timeframe.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The inputs: nothing where the set needs nothing. A bar or a number that came later than a row is in them, and the engine does not show it to that row.</returns>
    /// <exception cref="FeatureInputException">The host did not supply something; the message names column, input and remedy.</exception>
    public async Task<FeatureInputs> LoadAsync(FeatureSet set, BarSeriesId series, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(set);
        var sources = set.Inputs
            .Where(options.Value.Sources.ContainsKey)
            .ToDictionary(name => name, name => options.Value.Sources[name](services), StringComparer.Ordinal);

        // A set that has a form without a source may need fewer streams in that form.
        var taken = set.Resolve(new FeatureInputs { Sources = sources });
        var streams = new Dictionary<string, IReadOnlyList<Bar>>(StringComparer.Ordinal);
        foreach (var name in taken.Streams)
        {
            streams.Add(name, await ReadAsync(taken, name, series, cancellationToken).ConfigureAwait(false));
        }

        BarSeriesId[] all = [series, .. streams.Values.Select(bars => bars[0].Series)];
        var cuts = await ReadCutsAsync(all, cancellationToken).ConfigureAwait(false);
        var held = await ReadHeldAsync(all, cancellationToken).ConfigureAwait(false);
        var policy = options.Value.Unclean;
        return sources.Count + streams.Count + cuts.Count + held.Count == 0 && policy == UncleanPolicy.Default
            ? FeatureInputs.None
            : new FeatureInputs { Sources = sources, Streams = streams, Unclean = policy, Cuts = cuts, Held = held };
    }

    private async Task<IReadOnlyList<SeriesCut>> ReadCutsAsync(BarSeriesId[] all, CancellationToken cancellationToken)
    {
        if (services.GetService<IInstrumentLifeLedger>() is not { } ledger)
        {
            return [];
        }

        var events = new List<InstrumentEvent>();
        foreach (var instrument in all.Select(one => one.Instrument).Distinct())
        {
            events.AddRange(await ledger.ReadAsync(instrument, cancellationToken: cancellationToken).ConfigureAwait(false));
        }

        return SeriesCuts.Of(events, options.Value.Cuts);
    }

    private async Task<Dictionary<BarSeriesId, IReadOnlyList<HeldBar>>> ReadHeldAsync(BarSeriesId[] all, CancellationToken cancellationToken)
    {
        var held = new Dictionary<BarSeriesId, IReadOnlyList<HeldBar>>();
        if (services.GetService<IHeldBarStore>() is { } store)
        {
            foreach (var one in all.Distinct())
            {
                if (await store.ListAsync(one, cancellationToken: cancellationToken).ConfigureAwait(false) is { Count: > 0 } bars)
                {
                    held.Add(one, bars);
                }
            }
        }

        return held;
    }

    private async Task<IReadOnlyList<Bar>> ReadAsync(FeatureSet set, string name, BarSeriesId series, CancellationToken cancellationToken)
    {
        if (!options.Value.Streams.TryGetValue(name, out var instrument) && !InstrumentId.TryParse(name, null, out instrument))
        {
            throw set.MissingStream(name, $"no instrument was named for it: name one with AddFeatureStream(\"{name}\", ...), or write the instrument itself behind the @, as in @binance:ETH-USDT");
        }

        if (services.GetService<IBarStore>() is not { } store)
        {
            throw set.MissingStream(name, $"the host has no bar store to read {instrument} from: add one, such as UseSqlite");
        }

        var other = new BarSeriesId(instrument, series.Timeframe);
        var bars = new List<Bar>();
        await foreach (var bar in store.ReadAsync(new BarQuery(other), cancellationToken).ConfigureAwait(false))
        {
            bars.Add(bar);
        }

        return bars.Count > 0
            ? bars
            : throw set.MissingStream(name, $"the store holds no bars of {other}: import or collect them first, as with alphapulse bars import");
    }
}
