namespace AlphaPulse.Indicators;

/// <summary>How many poles a filter has: how steeply it cuts off.</summary>
public enum FilterPoles
{
    /// <summary>Two poles: less lag.</summary>
    Two = 0,

    /// <summary>Three poles: smoother.</summary>
    Three = 1,
}
