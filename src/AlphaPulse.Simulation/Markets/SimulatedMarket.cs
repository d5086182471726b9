using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Simulation;

/// <summary>A venue that does not exist: repeatable bars with the habits of real ones and a signal of known strength in them.</summary>
/// <remarks>
/// <para>Log returns are noise plus a planted trend. The noise has clustered volatility (GARCH) and fat tails (Student-t). The trend
/// is a hidden state, up or down by turns for 36 to 84 bars, that moves the price by <see cref="TrendPerBar"/> a bar; it shows in
/// past bars, since returns of the last 12 to 24 bars lean to its side. With a strength of 0 there is no trend and nothing to
/// learn.</para>
/// <para>At the defaults, going with the sign of the last 12 bars' return earns about 35 basis points a bar before costs and changes
/// sides about every 30 bars: it pays even for whoever opens and closes at every bar at 10 basis points a side, and no market is
/// like that.</para>
/// <para>Prices and volumes lie on the tick and lot grid; the open is the close before; high and low are drawn as those of a Brownian
/// bridge between open and close. Prices stay between one tick and the lesser of 10^15 ticks and
/// <see cref="Bar.MaximumPrice"/>. Each bar is available at its close and has <see cref="BarProvenance.Simulated"/>. Gaps leave bars
/// out while the price moves on, and do not change the other bars.</para>
/// <para>The same options give the same bars on the same operating system and architecture. Immutable and safe for use from any
/// thread.</para>
/// </remarks>
public sealed class SimulatedMarket
{
    private const double StrongestTrend = 0.7;
    private const double MaximumSteps = 1e15;
    private const double TypicalVolume = 100;
    private static readonly double DaysPerYear = 365.25;

    private readonly long _seed;
    private readonly DateTimeOffset _start;
    private readonly int _bars;
    private readonly decimal _tick;
    private readonly decimal _lot;
    private readonly long _initialTicks;
    private readonly long _maximumTicks;
    private readonly double _gapProbability;

    /// <summary>Creates a market. Later changes of the options do not reach it.</summary>
    /// <param name="options">What it looks like.</param>
    /// <exception cref="ArgumentException">An option is out of its range; the message names each one with its value.</exception>
    public SimulatedMarket(SimulatedMarketOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var result = new SimulatedMarketOptionsValidator().Validate(Options.DefaultName, options);
        if (result.Failed)
        {
            throw new ArgumentException(result.FailureMessage, nameof(options));
        }

        Series = new BarSeriesId(options.Instrument, options.Timeframe);
        NoisePerBar = options.AnnualVolatility * Math.Sqrt(options.Timeframe.Duration.TotalDays / DaysPerYear);
        TrendPerBar = options.SignalStrength * StrongestTrend * NoisePerBar;
        _seed = options.Seed;
        _start = options.Start.ToUniversalTime();
        _bars = options.Bars;
        _tick = options.TickSize;
        _lot = options.LotSize;
        _initialTicks = (long)(options.InitialPrice / options.TickSize);
        _maximumTicks = (long)Math.Min((decimal)MaximumSteps, Bar.MaximumPrice / options.TickSize);
        _gapProbability = options.GapProbability;
    }

    /// <summary>The series that the bars are of.</summary>
    public BarSeriesId Series { get; }

    /// <summary>The expected log return of a bar, upwards or downwards, as a fraction.</summary>
    public double TrendPerBar { get; }

    /// <summary>The long-run standard deviation of the noise in a bar's log return, as a fraction.</summary>
    public double NoisePerBar { get; }

    /// <summary>Makes the bars, oldest first, one at a time as they are asked for.</summary>
    /// <returns>The bars; the same ones at each enumeration.</returns>
    public IEnumerable<Bar> Generate()
    {
        // A generator for each purpose, so that one option does not change what another one draws.
        var seeds = new DeterministicRandom(_seed);
        var volatility = new VolatilityProcess(seeds.Fork());
        var trend = new PlantedTrend(seeds.Fork());
        var shape = seeds.Fork();
        var trade = seeds.Fork();
        var gap = seeds.Fork();
        var missing = 0;
        var close = _initialTicks;
        var openTime = _start;
        for (var i = 0; i < _bars; i++)
        {
            var open = close;
            var shock = volatility.Next();
            close = Move(open, TrendPerBar * trend.Direction + NoisePerBar * shock);
            trend.Advance();
            var (high, low) = Range(open, close, NoisePerBar * volatility.Scale, shape);
            var lots = Trade(shock, volatility.Scale, trade);
            var closeTime = Series.Timeframe.Add(openTime, 1);
            if (missing > 0)
            {
                missing--;
            }
            else if (gap.NextDouble() < _gapProbability && i > 0)
            {
                missing = gap.NextInt32(3);
            }
            else
            {
                yield return new Bar(
                    Series, openTime, open * _tick, high * _tick, low * _tick, close * _tick, lots * _lot, closeTime, BarProvenance.Simulated);
            }

            openTime = closeTime;
        }
    }

    /// <summary>Makes the bars, oldest first, as a stream. It never waits: the market has no clock.</summary>
    /// <param name="cancellationToken">Ends the stream.</param>
    /// <returns>The bars of <see cref="Generate"/>.</returns>
    public async IAsyncEnumerable<Bar> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var bar in Generate())
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return bar;
        }
    }

    private long Move(long ticks, double logReturn) => Ticks(Math.Round(ticks * Math.Exp(logReturn)));

    private long Ticks(double ticks) => (long)Math.Clamp(ticks, 1, _maximumTicks);

    // Maximum and minimum of a Brownian bridge by the inverse of their distribution (Rayleigh), drawn apart from each other.
    private (long High, long Low) Range(long open, long close, double deviation, DeterministicRandom random)
    {
        var distance = Math.Log((double)close / open);
        var up = (distance + Reach(random.NextDouble())) / 2;
        var down = (distance - Reach(random.NextDouble())) / 2;
        return (
            Math.Max(Math.Max(open, close), Ticks(Math.Round(open * Math.Exp(up)))),
            Math.Min(Math.Min(open, close), Ticks(Math.Round(open * Math.Exp(down)))));

        double Reach(double uniform) => Math.Sqrt(distance * distance - 2 * deviation * deviation * Math.Log(1 - uniform));
    }

    // Volume grows with the size of the move and with volatility, as it does in markets.
    private long Trade(double shock, double scale, DeterministicRandom random)
    {
        var volume = TypicalVolume * scale * (0.5 + 0.5 * Math.Abs(shock)) * Math.Exp(0.4 * random.NextNormal());
        return (long)Math.Clamp(Math.Round(volume / (double)_lot), 1, MaximumSteps);
    }
}
