namespace AlphaPulse.Training;

/// <summary>How the scores of a chosen classifier are turned into probabilities that come true as often as they say.</summary>
public enum CalibrationMethod
{
    /// <summary>They are left as they are.</summary>
    None = 0,

    /// <summary>See <see cref="Models.PlattCalibrator"/>.</summary>
    Platt = 1,

    /// <summary>See <see cref="Models.IsotonicCalibrator"/>; its steps have a slight slope, so that scores stay in order.</summary>
    Isotonic = 2,

    /// <summary>See <see cref="Models.BetaCalibrator"/>.</summary>
    Beta = 3,

    /// <summary>See <see cref="Models.TemperatureCalibrator"/>.</summary>
    Temperature = 4,
}
