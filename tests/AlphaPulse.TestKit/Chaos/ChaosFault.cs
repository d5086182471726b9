namespace AlphaPulse.TestKit;

/// <summary>What a <see cref="ChaosVenue"/> does wrong.</summary>
public enum ChaosFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>429 that says when to come back.</summary>
    TooManyWithTime,

    /// <summary>429 that does not.</summary>
    TooManyWithoutTime,

    /// <summary>418 with its end in a header.</summary>
    BanInHeader,

    /// <summary>418 with its end in the words alone.</summary>
    BanInWords,

    /// <summary>418 that names no end.</summary>
    BanWithoutEnd,

    /// <summary>403 with a page of HTML.</summary>
    Forbidden,

    /// <summary>5xx.</summary>
    ServerError,

    /// <summary>A page of HTML with status 200.</summary>
    Html,

    /// <summary>A body that ends early, with its full length announced.</summary>
    CutBody,

    /// <summary>A connection that is closed without a byte of the body.</summary>
    DeadConnection,

    /// <summary>No answer, until the client gives up.</summary>
    Silence,

    /// <summary>Status 200 with an error that passes.</summary>
    PassingError,

    /// <summary>Status 200 with an error that does not look as if it passed.</summary>
    LastingError,

    /// <summary>An empty page where there are bars.</summary>
    EmptyPage,

    /// <summary>A page of one row less than asked for.</summary>
    ShortPage,

    /// <summary>A page of one row more than asked for.</summary>
    LongPage,

    /// <summary>The start taken as excluded.</summary>
    ExclusiveStart,

    /// <summary>The start rounded down.</summary>
    RoundedStart,

    /// <summary>A row that comes twice.</summary>
    RepeatedRow,

    /// <summary>Two rows that change places.</summary>
    SwappedRows,
}
