namespace AlphaPulse.Models;

/// <summary>One of our splits that together ask what one split of another library asks.</summary>
/// <param name="Feature">The position of the feature.</param>
/// <param name="Threshold">Rows with a feature below it go left; 0 for categories.</param>
/// <param name="Categories">The categories that do not go with missing ones, or none.</param>
/// <param name="MissingLeft">Whether rows without the feature go left.</param>
/// <param name="Left">Where the left leads: a later step, or a child of the original split.</param>
/// <param name="Right">Where the right leads.</param>
internal readonly record struct ForeignStep(int Feature, double Threshold, int[]? Categories, bool MissingLeft, int Left, int Right)
{
    /// <summary>The left child of the original split.</summary>
    internal const int ToLeft = -1;

    /// <summary>The right child of the original split.</summary>
    internal const int ToRight = -2;

    /// <summary>One more copy of the left child, which rows reach that the original sends there for another reason.</summary>
    internal const int ToCopyOfLeft = -3;

    /// <summary>One more copy of the right child.</summary>
    internal const int ToCopyOfRight = -4;

    /// <summary>A single split that needs no other.</summary>
    internal static ForeignStep[] Single(int feature, double threshold, bool missingLeft) => [new(feature, threshold, null, missingLeft, ToLeft, ToRight)];

    internal static ForeignStep[] Single(int feature, int[] categories, bool missingLeft) => [new(feature, 0, categories, missingLeft, ToLeft, ToRight)];
}
