using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Simulation;

/// <summary>A venue that does not exist: repeatable bars with the habits of real ones and a signal of known strength in them.</summary>
/// <remarks>
/// <para>Log returns have clustered volatility on several scales of time, fat tails, jumps, calm and stressed regimes, and seasons of
/// the day and the week. Printed prices carry a small transient error, so that returns of neighbouring bars lean against each
/// other a little, as they do where trades bounce between bid and ask: a backtest without costs finds that and costs eat it.</para>
/// <para>The signal is a hidden state, up or down by turns for 36 to 84 bars, that moves the price by <see cref="TrendPerBar"/> a bar. It
/// can be learned from past bars: while it is up, lower wicks are longer than upper ones. The sign
/// of the balance of one bar tells it in nine of ten bars, and a turn shows in the mean over six bars after about three. The dial <see cref="SimulatedMarketOptions.SignalTStatistic"/> is what an oracle that knows the state
/// earns on the holdout, net of costs, as a t-statistic on this very path. With 0 the state moves nothing and the wicks are a decoy.</para>
/// <para>Prices and volumes lie on the tick and lot grid; the open is the close before. Prices stay between one tick and the lesser of 10^15
/// ticks and <see cref="Bar.MaximumPrice"/>. Each bar is available at its close and has <see cref="BarProvenance.Simulated"/>. Gaps and outages leave
/// bars out while the price moves on, and do not change the other bars.</para>
/// <para>The same options give the same bars on the same operating system and architecture. Immutable and safe for use from any
/// thread.</para>
/// </remarks>
public sealed class SimulatedMarket
{
    private readonly SimulatedMarketOptions _options;
    private readonly PricePath _path;
    private readonly Lazy<double> _trend;

    /// <summary>Creates a market. Later changes of the options do not reach it.</summary>
    /// <param name="options">What it looks like.</param>
    /// <exception cref="ArgumentException">An option is out of its range; the message names each one with its value.</exception>
    public SimulatedMarket(SimulatedMarketOptions options)
        : this(options, commonSeed: null, correlation: 0)
    {
    }

    internal SimulatedMarket(SimulatedMarketOptions options, long? commonSeed, double correlation)
    {
        ArgumentNullException.ThrowIfNull(options);
        var result = new SimulatedMarketOptionsValidator().Validate(Options.DefaultName, options);
        if (result.Failed)
        {
            throw new ArgumentException(result.FailureMessage, nameof(options));
        }

        _options = options.Copy();
        _path = new PricePath(_options, commonSeed, correlation);
        _trend = new Lazy<double>(() => OracleCalibration.FindTrend(_path, _options));
        Series = new BarSeriesId(options.Instrument, options.Timeframe);
    }

    /// <summary>The series that the bars are of.</summary>
    public BarSeriesId Series { get; }

    /// <summary>The expected log return of a bar to the side of the planted state, as a fraction. The first call walks the path a few times to find it.</summary>
    public double TrendPerBar => _trend.Value;

    /// <summary>The long-run standard deviation of a bar's log return without the trend, as a fraction.</summary>
    public double NoisePerBar => _path.NoisePerBar;

    /// <summary>The t-statistic that the oracle comes to on the path as it is: that of the options, as near as the tick grid allows.</summary>
    /// <returns>The t-statistic of the mean net return a bar.</returns>
    public double MeasureOracle() => OracleCalibration.Measure(_path, _options, TrendPerBar).T;

    /// <summary>Makes the bars, oldest first, one at a time as they are asked for.</summary>
    /// <returns>The bars; the same ones at each enumeration.</returns>
    public IEnumerable<Bar> Generate() => GenerateWithSignal().Select(b => b.Bar);

    /// <summary>Makes the bars with the planted state of the bar after each, which an oracle would know.</summary>
    /// <returns>The bars of <see cref="Generate"/> with the state.</returns>
    public IEnumerable<SignalledBar> GenerateWithSignal()
    {
        var seeds = new DeterministicRandom(~_options.Seed);
        var shape = new BarShape(seeds.Fork(), seeds.Fork(), _options.LotSize, _path.MaximumTicks);
        var gap = seeds.Fork();
        var (missing, isFirst, tick) = (0, true, _options.TickSize);
        foreach (var step in _path.Walk(TrendPerBar))
        {
            var (high, low) = shape.Range(in step, NoisePerBar);
            var lots = shape.Lots(in step);
            var (breaks, breaksLong, length) = (gap.NextDouble() < _options.GapProbability, gap.NextDouble() < _options.OutageProbability, gap.NextDouble());
            if (missing == 0 && !isFirst)
            {
                missing = breaksLong ? 6 + (int)(43 * length) : breaks ? 1 + (int)(3 * length) : 0;
            }

            if (missing > 0)
            {
                missing--;
            }
            else
            {
                yield return new SignalledBar(
                    new Bar(
                        Series,
                        step.OpenTime,
                        step.Open * tick,
                        high * tick,
                        low * tick,
                        step.Close * tick,
                        lots * _options.LotSize,
                        _options.Timeframe.Add(step.OpenTime, 1),
                        BarProvenance.Simulated),
                    step.NextSide);
            }

            isFirst = false;
        }
    }

    /// <summary>
    /// Makes the bars as a collector gets them: some come first without their last trades, with a smaller volume, and once more, corrected,
    /// after the bar that follows. A store keeps both as revisions.
    /// </summary>
    /// <returns>The bars of <see cref="Generate"/> with first versions and corrections among them; a correction is available when it comes.</returns>
    public IEnumerable<Bar> GenerateFeed()
    {
        var revision = new DeterministicRandom(unchecked(_options.Seed * 31 + 7));
        Bar? pending = null;
        foreach (var bar in Generate())
        {
            var (isRevised, share) = (revision.NextDouble() < _options.RevisionProbability, revision.NextDouble());
            var lots = decimal.ToInt64(bar.Volume / _options.LotSize);
            var early = isRevised && lots > 1 ? WithVolume(bar, (1 + (long)((lots - 2) * share)) * _options.LotSize, bar.AvailableAt) : null;
            yield return early ?? bar;
            if (pending is not null)
            {
                yield return WithVolume(pending, pending.Volume, bar.AvailableAt);
            }

            pending = early is null ? null : bar;
        }
    }

    /// <summary>Makes the trades inside the bars, oldest first.</summary>
    /// <returns>
    /// The trades: those of a bar begin at its open, touch high and low, end at its close and add up to its volume. A bar without volume
    /// has none.
    /// </returns>
    public IEnumerable<SimulatedTrade> GenerateTrades()
    {
        var path = new TradePath(new DeterministicRandom(unchecked(_options.Seed * 37 + 11)), _options.TickSize, _options.LotSize);
        return Generate().SelectMany(path.Split);
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

    private static Bar WithVolume(Bar bar, decimal volume, DateTimeOffset availableAt) =>
        new(bar.Series, bar.OpenTime, bar.Open, bar.High, bar.Low, bar.Close, volume, availableAt, bar.Provenance);
}
