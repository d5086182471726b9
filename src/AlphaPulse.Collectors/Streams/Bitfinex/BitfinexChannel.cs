namespace AlphaPulse.Collectors;

/// <summary>What a number stands for that Bitfinex gave a channel of one connection.</summary>
internal sealed record BitfinexChannel(StreamChannels Kind, InstrumentId Instrument, Timeframe Timeframe);
