namespace AlphaPulse.Simulation;

/// <summary>A trade of the simulated venue.</summary>
/// <param name="Instrument">What was traded.</param>
/// <param name="Id">The number of the trade, from 1, without holes.</param>
/// <param name="Time">When, UTC.</param>
/// <param name="Price">The price in the quote asset, on the tick grid.</param>
/// <param name="Quantity">The quantity in the base asset, on the lot grid; above 0.</param>
/// <param name="IsBuyerMaker">Whether the buyer's order was resting: the seller took the initiative.</param>
public readonly record struct SimulatedTrade(
    InstrumentId Instrument, long Id, DateTimeOffset Time, decimal Price, decimal Quantity, bool IsBuyerMaker);
