using System.Collections.Frozen;
using System.Globalization;

namespace AlphaPulse.Models;

/// <content>What is known of columns beforehand.</content>
public sealed partial record BoostedTreesLearner
{
    /// <summary>
    /// Columns by name with 1 where scores must not fall while the column rises and all others stay, -1 where they must not rise; default none. Copied. A row without
    /// the feature is not bound. Not with <see cref="BoostingLoss.Absolute"/> and <see cref="BoostingLoss.Quantile"/>, whose leaves do not come from derivatives; such a training is refused.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A direction is neither 1 nor -1.</exception>
    public IReadOnlyDictionary<string, int> MonotoneColumns
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            foreach (var (name, direction) in value)
            {
                if (direction is not (1 or -1))
                {
                    throw new ArgumentOutOfRangeException(nameof(value), direction, $"The direction of '{name}' must be 1 or -1.");
                }
            }

            field = value.ToFrozenDictionary(StringComparer.Ordinal);
        }
    } = FrozenDictionary<string, int>.Empty;

    /// <summary>
    /// Groups of columns by name: only columns of one group may be split on one way from the root to a leaf; default none, where all may. Copied. A column can be
    /// in several groups; those in none form one more.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<string>> InteractionGroups
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = [.. value.Select(IReadOnlyList<string> (g) => [.. g ?? throw new ArgumentNullException(nameof(value), "A group is null; leave it out.")])];
        }
    } = [];

    /// <summary>
    /// Columns by name whose features are categories: whole numbers from 0 on without an order; default none. Copied. The <see cref="Bins"/> heaviest have a bin,
    /// and all others, also those that come only later, go where missing ones go. Symmetric trees and monotone columns know no categories.
    /// </summary>
    public IReadOnlyList<string> CategoricalColumns
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = [.. value];
        }
    } = [];

    /// <summary>Up to how many categories a split tells one from all others; from 0 to 255, default 4. With more, they are sorted by what they lack, and the sorted list is cut.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int MaxOneHotCategories
    {
        get;
        init => field = Within(value, 0, MaximumBins, nameof(MaxOneHotCategories));
    } = 4;

    /// <summary>What is added to the second derivatives of a category where categories are sorted, so that rare ones lie in the middle; finite and at least 0, default 10.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double CategorySmoothing
    {
        get;
        init => field = Penalty.Check(value, nameof(CategorySmoothing));
    } = 10;

    /// <summary>
    /// How many categories the side of a split that has fewer of them has at most where categories are sorted, so that only cuts near the ends of the list are tried; from 1 to 255, default 255,
    /// which is no limit. Missing ones and those without a row in the node do not count.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int MaxCategoriesPerSplit
    {
        get;
        init => field = Within(value, 1, MaximumBins, nameof(MaxCategoriesPerSplit));
    } = MaximumBins;

    private string MonotoneText => string.Join(
        ',', MonotoneColumns.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => string.Create(CultureInfo.InvariantCulture, $"{m.Key}:{m.Value}")));

    private string InteractionText => string.Join('|', InteractionGroups.Select(g => string.Join(',', g)));
}
