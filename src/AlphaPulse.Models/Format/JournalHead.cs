namespace AlphaPulse.Models;

/// <summary>The end of what a journal says: its last complete entry, and where that ends in the file.</summary>
/// <param name="Sequence">The number of that entry, from 1; 0 for a journal without entries.</param>
/// <param name="Hash">Its hash, 64 lower-case hexadecimal digits; zeros for a journal without entries.</param>
/// <param name="Length">Where it ends, in bytes.</param>
/// <param name="TornBytes">
/// How many bytes follow it: the beginning of an entry whose writer was killed. It was never acknowledged, and the next entry replaces it.
/// </param>
public sealed record JournalHead(int Sequence, string Hash, long Length, long TornBytes)
{
    /// <summary>The head of a journal without entries.</summary>
    public static JournalHead Empty { get; } = new(0, new string('0', 64), 0, 0);
}
