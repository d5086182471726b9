using System.Globalization;

namespace AlphaPulse.Models;

/// <content>What is known of columns beforehand.</content>
public sealed partial record BoostedTreesLearner
{
    /// <summary>
    /// Columns by name with 1 where scores must not fall while the column rises and all others stay, -1 where they must not rise; default none. A row without
    /// the feature is not bound.
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
                    throw new ArgumentOutOfRangeException(nameof(MonotoneColumns), direction, $"The direction of '{name}' must be 1 or -1.");
                }
            }

            field = value;
        }
    } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>
    /// Groups of columns by name: only columns of one group may be split on one way from the root to a leaf; default none, where all may. A column can be
    /// in several groups; those in none form one more.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<string>> InteractionGroups
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = [];

    private string MonotoneText => string.Join(
        ',', MonotoneColumns.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => string.Create(CultureInfo.InvariantCulture, $"{m.Key}:{m.Value}")));

    private string InteractionText => string.Join('|', InteractionGroups.Select(g => string.Join(',', g)));
}
