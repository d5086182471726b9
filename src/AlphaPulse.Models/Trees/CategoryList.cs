using System.Collections;

namespace AlphaPulse.Models;

/// <summary>The categories that a split lists, ascending. Immutable, and equal to another with the same, so that nodes are.</summary>
internal sealed class CategoryList(ReadOnlySpan<int> categories) : IReadOnlyList<int>, IEquatable<CategoryList>
{
    private readonly int[] _categories = categories.ToArray();

    public int Count => _categories.Length;

    public int this[int index] => _categories[index];

    public IEnumerator<int> GetEnumerator() => _categories.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool Equals(CategoryList? other) => other is not null && _categories.AsSpan().SequenceEqual(other._categories);

    public override bool Equals(object? obj) => Equals(obj as CategoryList);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var category in _categories)
        {
            hash.Add(category);
        }

        return hash.ToHashCode();
    }

    /// <summary>Whether a feature is one of them; a missing one, which is NaN, is none.</summary>
    internal bool Has(double feature) => Has(_categories, feature);

    /// <summary>Whether a feature is one of ascending categories; a missing one, which is NaN, is none.</summary>
    internal static bool Has(ReadOnlySpan<int> categories, double feature) =>
        feature is >= 0 and <= int.MaxValue && Math.Floor(feature) == feature && categories.BinarySearch((int)feature) >= 0;
}
