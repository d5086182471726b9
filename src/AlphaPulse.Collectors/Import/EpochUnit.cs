namespace AlphaPulse.Collectors;

/// <summary>The unit of times that are written as a number since 1970-01-01T00:00Z.</summary>
public enum EpochUnit
{
    /// <summary>Seconds.</summary>
    Seconds = 0,

    /// <summary>Milliseconds.</summary>
    Milliseconds = 1,

    /// <summary>Microseconds.</summary>
    Microseconds = 2,

    /// <summary>Nanoseconds; times are kept to 100 ns, so the last two digits must be zero.</summary>
    Nanoseconds = 3,
}
