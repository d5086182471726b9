namespace AlphaPulse.Indicators;

/// <summary>How a volume index takes in the changes of the price.</summary>
public enum VolumeIndexRule
{
    /// <summary>Each change in proportion to the index, so that the index follows the price on the bars that count. The default, as in Tulip.</summary>
    Compounded = 0,

    /// <summary>Each change in percent is added, as in pandas-ta.</summary>
    Added = 1,
}
