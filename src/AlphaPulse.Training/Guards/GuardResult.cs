namespace AlphaPulse.Training;

/// <summary>What one guard measured and says.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
/// <param name="Name">The guard, one of <see cref="GuardNames"/>.</param>
/// <param name="Verdict">What it says.</param>
/// <param name="Measured">What it measured, in the unit that the words name; <see langword="null"/> where it measured nothing.</param>
/// <param name="Threshold">The limit; <see langword="null"/> where there is none.</param>
/// <param name="Words">The verdict in words with the numbers.</param>
public sealed record GuardResult(string Name, GuardVerdict Verdict, double? Measured, double? Threshold, string Words)
{
    /// <summary>Whether the model is refused where the guard does not hold; set by the gate.</summary>
    public bool IsBinding { get; init; }

    /// <summary>Whether it stands in the way of a promotion.</summary>
    public bool Refuses => IsBinding && Verdict is (GuardVerdict.Failed or GuardVerdict.NotMeasured);
}
