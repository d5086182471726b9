namespace AlphaPulse;

/// <summary>What a write of bars changed.</summary>
/// <param name="Inserted">Bars that were new.</param>
/// <param name="Revised">Bars that were there and of which something else, or more, is said; the version was added.</param>
/// <param name="Unchanged">Bars that were there with all that is said of them; nothing was written.</param>
public readonly record struct BarWriteResult(int Inserted, int Revised, int Unchanged)
{
    /// <summary>Adds two results.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>The sums.</returns>
    public static BarWriteResult operator +(BarWriteResult left, BarWriteResult right) =>
        new(left.Inserted + right.Inserted, left.Revised + right.Revised, left.Unchanged + right.Unchanged);

    /// <summary>Adds another result.</summary>
    /// <param name="other">The other.</param>
    /// <returns>The sums.</returns>
    public BarWriteResult Add(BarWriteResult other) => this + other;
}
