namespace AlphaPulse.Testing.Tests;

/// <summary>What is wrong with a <see cref="BrokenDescriptor"/>.</summary>
public enum BrokenRule
{
    None = 0,
    Peek = 1,
    SavedState = 2,
    Warmup = 3,
    Range = 4,
    MissingBars = 5,
    Allocation = 6,
    Exception = 7,
    RangeOfBoundless = 8,
    AllocationAtMissing = 9,
    MissingBarsForLong = 10,
    Constructor = 11,
}
