namespace AlphaPulse.Models;

/// <summary>Draws training rows with replacement, knowing more of them than their features: rows whose labels overlap tell the same several times.</summary>
/// <remarks>Safe for use from any thread; all chance comes from the generator that is given.</remarks>
/// <param name="rows">The rows to draw from, by position in the matrix, rising; at least one.</param>
/// <param name="draws">How many draws; at least 1.</param>
/// <param name="random">Where chance comes from.</param>
/// <returns>For each draw the position in <paramref name="rows"/> of what was drawn; one may occur several times.</returns>
public delegate int[] RowSampler(IReadOnlyList<int> rows, int draws, DeterministicRandom random);
