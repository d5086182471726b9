namespace AlphaPulse.Collectors;

/// <summary>Why a bar that was rebuilt from trades may not hold all of them.</summary>
[Flags]
public enum RebuiltBarDoubts
{
    /// <summary>None: the trade before the first, every one within and the one after the last are known.</summary>
    None = 0,

    /// <summary>Ids are missing within the bar or at one of its borders.</summary>
    MissingTrades = 1,

    /// <summary>No trade before its first one is known, so that earlier ones may be missing: the stream began within it.</summary>
    UnknownStart = 2,

    /// <summary>No trade after its last one is known, so that later ones may be missing.</summary>
    UnknownEnd = 4,

    /// <summary>The venue's ids do not say whether a trade is missing.</summary>
    UnprovableIds = 8,
}
