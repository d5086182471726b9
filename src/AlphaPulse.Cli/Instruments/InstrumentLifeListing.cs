namespace AlphaPulse.Cli.Instruments;

/// <summary>The life of an instrument, as JSON.</summary>
internal sealed record InstrumentLifeListing(string Instrument, IReadOnlyList<InstrumentEventEntry> Events);
