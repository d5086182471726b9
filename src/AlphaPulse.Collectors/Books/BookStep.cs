namespace AlphaPulse.Collectors;

/// <summary>How an update stands to the last id that a book has.</summary>
public enum BookStep
{
    /// <summary>It follows.</summary>
    Next = 0,

    /// <summary>The book has it already.</summary>
    Old = 1,

    /// <summary>Something between is missing.</summary>
    Gap = 2,

    /// <summary>It lacks the ids that tell.</summary>
    Unnumbered = 3,
}
