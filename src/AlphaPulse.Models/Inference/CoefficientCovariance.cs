namespace AlphaPulse.Models;

/// <summary>Brings the covariance of the coefficients of centred and scaled columns back to the scale of the features.</summary>
internal sealed class CoefficientCovariance
{
    private readonly TriangularFactor _factor;
    private readonly double[] _intercept;
    private readonly double[] _factors;
    private readonly int _size;

    /// <summary>Takes the factor of the second derivatives.</summary>
    /// <param name="factor">The factor; its leading columns are those of the coefficients.</param>
    /// <param name="scaling">The columns.</param>
    /// <param name="factors">The scale of each varying column.</param>
    /// <param name="hasIntercept">Whether the column behind those of the coefficients is that of the centred intercept.</param>
    internal CoefficientCovariance(TriangularFactor factor, ColumnScaling scaling, double[] factors, bool hasIntercept)
    {
        _factor = factor;
        _factors = factors;
        _size = factors.Length + (hasIntercept ? 1 : 0);
        _intercept = new double[_size];
        for (var i = 0; i < factors.Length; i++)
        {
            _intercept[i] = -scaling.Means[scaling.Varying[i]] * factors[i];
        }

        if (hasIntercept)
        {
            _intercept[^1] = 1;
        }
    }

    /// <summary>The combination of scaled coefficients that is the intercept (0) or the coefficient of a varying column (from 1).</summary>
    internal double[] Combination(int index)
    {
        if (index == 0)
        {
            return [.. _intercept];
        }

        var combination = new double[_size];
        combination[index - 1] = _factors[index - 1];
        return combination;
    }

    /// <summary>The variance of a combination of scaled coefficients: a'(R'R)^-1 a.</summary>
    internal double Variance(double[] combination)
    {
        double[] solved = [.. combination];
        _factor.SolveLower(solved);
        return solved.Sum(v => v * v);
    }

    /// <summary>(R'R)^-1 a: what each scaled column adds to a combination of coefficients.</summary>
    internal double[] Influence(double[] combination)
    {
        double[] solved = [.. combination];
        _factor.SolveLower(solved);
        _factor.SolveUpper(solved);
        return solved;
    }
}
