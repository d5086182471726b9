namespace AlphaPulse.Models;

/// <summary>By what the columns of a linear model are divided before their coefficients are penalised. It is measured on the training rows alone.</summary>
/// <remarks>
/// The intercept is not penalised, so where columns are centred changes nothing; what they are divided by says how dear a coefficient is. The
/// trained model has its coefficients on the original scale, so nothing of this has to be kept or repeated when it serves.
/// </remarks>
public enum ColumnScale
{
    /// <summary>By nothing: the features come on scales that compare.</summary>
    None = 0,

    /// <summary>By the weighted population deviation. A few outliers make it large, and the coefficient of such a column cheap.</summary>
    Standard = 1,

    /// <summary>
    /// By the interquartile range (type 7) over 1.349, the range of a normal distribution, of the rows that weigh something: outliers do not
    /// count. A column half of whose values are equal has no such range and is divided by its deviation.
    /// </summary>
    Robust = 2,
}
