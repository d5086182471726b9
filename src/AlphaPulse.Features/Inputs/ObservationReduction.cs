namespace AlphaPulse.Features;

/// <summary>How the observations of a bar become one number.</summary>
public enum ObservationReduction
{
    /// <summary>Their mean; none where there was no observation.</summary>
    Mean = 0,

    /// <summary>How many there were: 0 where there was none, and no value before the first observation of all, when nobody counted yet.</summary>
    Count = 1,

    /// <summary>The last one by time; none where there was no observation.</summary>
    Last = 2,

    /// <summary>Their population standard deviation; none for fewer than two.</summary>
    Deviation = 3,
}
