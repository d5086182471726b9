namespace AlphaPulse.Indicators;

/// <summary>How the intraday intensity of several bars is written.</summary>
public enum IntensityForm
{
    /// <summary>The mean of the weighted volumes, in the unit of the volume. The default, as in QuanTAlib.</summary>
    Mean = 0,

    /// <summary>The sum of the weighted volumes in percent of the volumes, from -100 to 100, as Bostian did.</summary>
    Percent = 1,
}
