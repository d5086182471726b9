namespace AlphaPulse.Indicators;

/// <summary>The weights of <see cref="WeightedAverage{T}"/>.</summary>
public enum AverageWeights
{
    /// <summary>A triangle: 1, 2, ... to the middle of the window and down again; 1, 2, 2, 1 for four values.</summary>
    Symmetric = 0,

    /// <summary>The first half of a sine wave, whose ends lie outside of the window.</summary>
    Sine = 1,

    /// <summary>The Fibonacci numbers 1, 1, 2, 3, 5, ..., the newest value weighing most.</summary>
    Fibonacci = 2,

    /// <summary>A row of the triangle of Pascal: 1, 4, 6, 4, 1 for five values.</summary>
    Pascal = 3,
}
