namespace AlphaPulse.Collectors;

/// <summary>What a finding of an audit is about.</summary>
public enum AuditKind
{
    /// <summary>A row that cannot be read: fields are missing, or a time or a number is none.</summary>
    Unreadable = 0,

    /// <summary>A high below or a low above another price.</summary>
    ImpossibleOhlc = 1,

    /// <summary>A price of zero or below.</summary>
    NonPositivePrice = 2,

    /// <summary>A volume below zero or beyond what a bar can hold.</summary>
    InvalidVolume = 3,

    /// <summary>An open time that was there before.</summary>
    Duplicate = 4,

    /// <summary>A row that is earlier than one before it.</summary>
    OutOfOrder = 5,

    /// <summary>A time in another unit than the file began with.</summary>
    TimeUnit = 6,

    /// <summary>An open time at which the calendar expects no bar.</summary>
    OffGridTime = 7,

    /// <summary>Expected bars that are missing.</summary>
    Gap = 8,

    /// <summary>Prices that lie on straight lines from bar to bar.</summary>
    Interpolated = 9,

    /// <summary>Bars with the same prices one after another.</summary>
    FlatRun = 10,

    /// <summary>The same volume in one bar after another while prices move.</summary>
    StaleVolume = 11,

    /// <summary>A price between the ticks.</summary>
    OffGridPrice = 12,

    /// <summary>A volume between the steps of the size.</summary>
    OffGridSize = 13,

    /// <summary>Digits that binary arithmetic left behind, as in 28.077350000000003.</summary>
    DoubleNoise = 14,

    /// <summary>Numbers of one column that are written in several ways.</summary>
    MixedFormat = 15,

    /// <summary>A series that ends in a long flat tail without volume.</summary>
    DeadSymbol = 16,

    /// <summary>A long halt with quite another price behind it.</summary>
    ReusedSymbol = 17,

    /// <summary>A jump by the ratio of a split that was not adjusted.</summary>
    Split = 18,
}
