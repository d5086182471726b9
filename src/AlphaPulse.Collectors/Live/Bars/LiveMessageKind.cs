namespace AlphaPulse.Collectors;

/// <summary>What a <see cref="LiveMessage"/> says.</summary>
internal enum LiveMessageKind
{
    /// <summary>A bar of the stream.</summary>
    Bar = 0,

    /// <summary>A page of an answer; the payload is the page.</summary>
    Page = 1,

    /// <summary>The end of an answer.</summary>
    PagesEnd = 2,

    /// <summary>The venue could not be asked; the payload is the exception.</summary>
    PagesFailed = 3,

    /// <summary>A connection is open.</summary>
    Connected = 4,

    /// <summary>A connection is gone; the payload is the reason.</summary>
    Disconnected = 5,

    /// <summary>Time has passed.</summary>
    Tick = 6,
}
