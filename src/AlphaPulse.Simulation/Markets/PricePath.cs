namespace AlphaPulse.Simulation;

/// <summary>The prices of a market: an efficient log price with a planted trend, printed with a small transient error on the tick grid.</summary>
/// <remarks>
/// The error is that of quotes and of the bounce between bid and ask. It makes returns of neighbouring bars lean against each other
/// (Roll, 1984) with a correlation of about -0.05, which is inside what real hourly and daily bars show, and is gone after a bar.
/// Immutable; each walk draws the same numbers whatever the trend is.
/// </remarks>
internal sealed class PricePath(SimulatedMarketOptions options, long? commonSeed, double correlation)
{
    private const double TransientShare = 0.25;
    private const double MaximumSteps = 1e15;
    private static readonly double DaysPerYear = 365.25;

    // So that the sum of both parts has the variance of the options.
    private static readonly double EfficientShare = 1 / Math.Sqrt(1 + 2 * TransientShare * TransientShare);

    private readonly MarketSeason _season = new(options.Timeframe);

    /// <summary>The long-run standard deviation of a bar's log return without the trend.</summary>
    public double NoisePerBar { get; } = options.AnnualVolatility * Math.Sqrt(options.Timeframe.Duration.TotalDays / DaysPerYear);

    /// <summary>The most ticks that a price can have.</summary>
    public long MaximumTicks { get; } = (long)Math.Min((decimal)MaximumSteps, Bar.MaximumPrice / options.TickSize);

    /// <summary>Walks the path.</summary>
    /// <param name="trend">The expected log return of a bar to the side of the planted state.</param>
    /// <returns>The steps, one for each grid time.</returns>
    public IEnumerable<PathStep> Walk(double trend)
    {
        // A generator for each purpose, so that one option does not change what another one draws.
        var seeds = new DeterministicRandom(options.Seed);
        var shared = commonSeed is { } seed ? new DeterministicRandom(seed) : null;
        var volatility = new VolatilityProcess(seeds.Fork(), shared, correlation);
        var state = new PlantedTrend(seeds.Fork());
        var transient = seeds.Fork();
        var quiet = seeds.Fork();
        var open = (long)(options.InitialPrice / options.TickSize);
        var efficient = Math.Log(open);
        var openTime = options.Start.ToUniversalTime();
        var (first, last) = (Math.Log(1), Math.Log(MaximumTicks));
        for (var i = 0; i < options.Bars; i++)
        {
            var season = _season.At(openTime);
            var shock = season * volatility.Next();
            var scale = season * volatility.Scale;
            efficient = Math.Clamp(efficient + trend * state.Direction + EfficientShare * NoisePerBar * shock, first, last);
            var error = EfficientShare * TransientShare * NoisePerBar * scale * transient.NextNormal();

            // Where nothing trades nothing is printed; the efficient price moves on and shows at the next print.
            var isQuiet = quiet.NextDouble() < options.ZeroVolumeProbability;
            var close = isQuiet ? open : (long)Math.Clamp(Math.Round(Math.Exp(efficient + error)), 1, MaximumTicks);
            var side = state.Direction;
            state.Advance();
            yield return new PathStep(openTime, open, close, side, state.Direction, shock, isQuiet ? 0 : scale);
            open = close;
            openTime = options.Timeframe.Add(openTime, 1);
        }
    }
}
