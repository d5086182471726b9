namespace AlphaPulse.Training.MicrosoftML;

/// <summary>Why a model of Microsoft.ML has no equal among ours.</summary>
public enum MicrosoftMLImportRefusal
{
    /// <summary>The model is of a kind that is not imported.</summary>
    Model = 0,

    /// <summary>There is more than the one predictor: transformations before it or a calibrator behind it.</summary>
    Pipeline = 1,

    /// <summary>The model does not take the features of the schema.</summary>
    Schema = 2,

    /// <summary>A split asks for a set of categories; ours ask for a threshold.</summary>
    CategoricalSplit = 3,

    /// <summary>A threshold is NaN, or lies above every number.</summary>
    Threshold = 4,

    /// <summary>A forest divides by a number of trees that is no power of two, so its average is not the sum of divided leaves.</summary>
    Average = 5,

    /// <summary>A probability does not come from the plain logistic function of the score.</summary>
    Calibrator = 6,

    /// <summary>A regression gives a function of its sum.</summary>
    LinkFunction = 7,

    /// <summary>A leaf, coefficient or intercept is not finite.</summary>
    Number = 8,

    /// <summary>The imported model does not give the scores of the original on the rows that both were asked.</summary>
    Score = 9,
}
