using System.Globalization;

namespace AlphaPulse.Simulation;

/// <summary>Several simulated markets whose returns go together through a common factor.</summary>
/// <remarks>The first market of a venue with a correlation of 0 is the market of its options alone. Immutable and safe for use from any thread.</remarks>
public sealed class SimulatedVenue
{
    /// <summary>Creates a venue.</summary>
    /// <param name="options">What it lists.</param>
    /// <exception cref="ArgumentException">An option is out of its range; the message names it with its value.</exception>
    public SimulatedVenue(SimulatedVenueOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Instruments.Count == 0 || options.Instruments.Distinct().Count() != options.Instruments.Count)
        {
            throw new ArgumentException($"Instruments are [{string.Join(", ", options.Instruments)}]; list at least one, each once.", nameof(options));
        }

        // Written so that NaN fails it.
        if (!(options.Correlation is >= 0 and <= 0.99))
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"Correlation is {options.Correlation}; set it from 0 to 0.99."), nameof(options));
        }

        var seeds = new DeterministicRandom(options.Market.Seed);
        var common = unchecked((long)seeds.NextUInt64());
        Markets = [.. options.Instruments.Select((instrument, i) => Create(options, instrument, i, seeds, common))];
    }

    /// <summary>The markets in the order of the instruments.</summary>
    public IReadOnlyList<SimulatedMarket> Markets { get; }

    private static SimulatedMarket Create(SimulatedVenueOptions options, InstrumentId instrument, int index, DeterministicRandom seeds, long common)
    {
        var own = unchecked((long)seeds.NextUInt64());
        var market = options.Market.Copy();
        market.Instrument = instrument;
        market.Seed = index == 0 ? options.Market.Seed : own;
        return options.Correlation == 0 ? new SimulatedMarket(market) : new SimulatedMarket(market, common, options.Correlation);
    }
}
