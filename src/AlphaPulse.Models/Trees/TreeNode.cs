using System.Runtime.InteropServices;

namespace AlphaPulse.Models;

/// <summary>A node of a <see cref="DecisionTree"/>: a split with two children, or a leaf with a value.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TreeNode
{
    private readonly CategoryList? _categories;

    private TreeNode(int feature, double threshold, int left, int right, bool missingLeft, double gain, double value, double cover, CategoryList? categories = null)
    {
        _categories = categories;
        Feature = feature;
        Threshold = threshold;
        Left = left;
        Right = right;
        MissingLeft = missingLeft;
        Gain = gain;
        Value = value;
        Cover = cover;
    }

    /// <summary>The position in the schema of the feature that a split asks for; -1 for a leaf.</summary>
    public int Feature { get; }

    /// <summary>Rows with a feature below it go left, others right; 0 for a leaf and a split by categories.</summary>
    public double Threshold { get; }

    /// <summary>The position of the left child in the tree; -1 for a leaf.</summary>
    public int Left { get; }

    /// <summary>The position of the right child in the tree; -1 for a leaf.</summary>
    public int Right { get; }

    /// <summary>Whether rows without the feature go left.</summary>
    public bool MissingLeft { get; }

    /// <summary>By how much the split improved the objective of the training; 0 for a leaf.</summary>
    public double Gain { get; }

    /// <summary>What a leaf adds to the score; 0 for a split.</summary>
    public double Value { get; }

    /// <summary>The sum of the second derivatives of the training rows that came here, which for a squared loss is their weight; 0 where that is not known.</summary>
    public double Cover { get; }

    /// <summary>For a split by categories, those that go to the side that rows without the feature do not go to, ascending; otherwise empty.</summary>
    public IReadOnlyList<int> Categories => _categories is null ? [] : _categories;

    /// <summary>Whether a split asks for categories instead of a threshold.</summary>
    public bool IsCategorical => _categories is not null;

    /// <summary>Whether the node is a leaf.</summary>
    public bool IsLeaf => Feature < 0;

    /// <summary>Creates a leaf.</summary>
    /// <param name="value">What it adds to the score.</param>
    /// <param name="cover">The sum of the second derivatives of its training rows; 0 where that is not known.</param>
    /// <returns>The leaf; a <see cref="DecisionTree"/> checks it.</returns>
    public static TreeNode Leaf(double value, double cover = 0) => new(-1, 0, -1, -1, missingLeft: false, 0, value, cover);

    /// <summary>Creates a split.</summary>
    /// <param name="feature">The position of the feature in the schema, from 0.</param>
    /// <param name="threshold">Rows with a feature below it go left.</param>
    /// <param name="left">The position of the left child in the tree.</param>
    /// <param name="right">The position of the right child in the tree.</param>
    /// <param name="missingLeft">Whether rows without the feature go left.</param>
    /// <param name="gain">By how much it improved the objective.</param>
    /// <param name="cover">The sum of the second derivatives of its training rows; 0 where that is not known.</param>
    /// <returns>The split; a <see cref="DecisionTree"/> checks it.</returns>
    public static TreeNode Split(int feature, double threshold, int left, int right, bool missingLeft, double gain, double cover = 0) =>
        new(feature, threshold, left, right, missingLeft, gain, 0, cover);

    /// <summary>Creates a split by categories: features that are whole numbers without an order.</summary>
    /// <param name="feature">The position of the feature in the schema, from 0.</param>
    /// <param name="categories">The categories that go to the other side than missing ones; all others, also those that no training row had, go with the missing. Ascending, at least 0. Copied.</param>
    /// <param name="left">The position of the left child in the tree.</param>
    /// <param name="right">The position of the right child in the tree.</param>
    /// <param name="missingLeft">Whether rows without the feature go left.</param>
    /// <param name="gain">By how much it improved the objective.</param>
    /// <param name="cover">The sum of the second derivatives of its training rows; 0 where that is not known.</param>
    /// <returns>The split; a <see cref="DecisionTree"/> checks it.</returns>
    public static TreeNode CategorySplit(
        int feature, ReadOnlySpan<int> categories, int left, int right, bool missingLeft, double gain, double cover = 0) =>
        new(feature, 0, left, right, missingLeft, gain, 0, cover, new CategoryList(categories));

    /// <summary>The same node with its leaf and its gain multiplied with a factor of at least 0.</summary>
    internal TreeNode Multiply(double factor) => new(Feature, Threshold, Left, Right, MissingLeft, Gain * factor, Value * factor, Cover, _categories);

    /// <summary>The same node with another cover.</summary>
    internal TreeNode WithCover(double cover) => new(Feature, Threshold, Left, Right, MissingLeft, Gain, Value, cover, _categories);

    /// <summary>Whether a row goes left; a missing feature is NaN, for which every comparison is false.</summary>
    internal bool GoesLeft(double feature) => _categories is null
        ? MissingLeft ? !(feature >= Threshold) : feature < Threshold
        : MissingLeft != _categories.Has(feature);
}
