namespace AlphaPulse.Models;

/// <summary>Why a model of another library is not imported.</summary>
public enum ModelImportRefusal
{
    /// <summary>The bytes are no model file of the library, or a damaged one.</summary>
    Format = 0,

    /// <summary>The names of the columns are impossible, or not those that were given.</summary>
    Schema = 1,

    /// <summary>The objective is unknown, so what it makes of sums is unknown too.</summary>
    Objective = 2,

    /// <summary>The booster is of a kind that has no equal among ours.</summary>
    Booster = 3,

    /// <summary>A split asks for something that ours cannot: target statistics, texts, embeddings or hashed categories.</summary>
    Split = 4,

    /// <summary>A leaf holds a linear model, or a value for each of several targets.</summary>
    Leaf = 5,

    /// <summary>A threshold, leaf, coefficient or base score is not finite, or lies above every number.</summary>
    Number = 6,

    /// <summary>The model has more columns, classes, categories or levels than an import takes.</summary>
    Size = 7,

    /// <summary>There are not as many iterations as were asked for.</summary>
    Iterations = 8,

    /// <summary>The imported model does not give the sums of the original on the rows that both were asked.</summary>
    Score = 9,
}
