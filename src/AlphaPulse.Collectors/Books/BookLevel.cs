namespace AlphaPulse.Collectors;

/// <summary>One price of an order book and what rests at it.</summary>
/// <remarks>Both keep the digits they came with, since checksums of venues are taken over the text. Immutable and safe for use from any thread.</remarks>
/// <param name="Price">The price in the quote asset.</param>
/// <param name="Size">What rests at the price, in the venue's unit of quantities; in an update, 0 takes the level away.</param>
public readonly record struct BookLevel(decimal Price, decimal Size);
