using System.Runtime.InteropServices;

namespace AlphaPulse.Models;

/// <summary>A node as it is scored from and as it lies in a model file: 24 bytes.</summary>
/// <param name="Number">The threshold of a split, the value of a leaf; 0 for a split by categories.</param>
/// <param name="Feature">The column that a split asks for; -1 for a leaf.</param>
/// <param name="Left">The left child within the tree; -1 for a leaf.</param>
/// <param name="Right">The right child within the tree; -1 for a leaf.</param>
/// <param name="Ways">1 where rows without the feature go left, and for a split by categories twice the number of its list, counted from 1.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct FlatNode(double Number, int Feature, int Left, int Right, int Ways)
{
    internal bool IsLeaf => Feature < 0;

    internal bool MissingLeft => (Ways & 1) != 0;

    internal bool IsCategorical => Ways > 1;

    /// <summary>The position of its list of categories.</summary>
    internal int List => (Ways >> 1) - 1;
}
