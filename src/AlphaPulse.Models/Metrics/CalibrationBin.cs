namespace AlphaPulse.Models;

/// <summary>The rows whose probabilities fell into one bin.</summary>
/// <param name="Index">The number of the bin, from 0.</param>
/// <param name="Rows">How many rows it has; at least 1.</param>
/// <param name="Weight">Their weight; above 0.</param>
/// <param name="MeanPrediction">The weighted mean of their probabilities.</param>
/// <param name="Frequency">The weighted share of them that is of class 1.</param>
public readonly record struct CalibrationBin(int Index, int Rows, double Weight, double MeanPrediction, double Frequency)
{
    /// <summary>How much more often class 1 came than was said: frequency minus mean probability.</summary>
    public double Gap => Frequency - MeanPrediction;
}
