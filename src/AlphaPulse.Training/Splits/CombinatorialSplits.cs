using System.Globalization;

namespace AlphaPulse.Training;

/// <summary>Every way to test on some of several groups of time, and how the tests join into whole paths (Lopez de Prado, Advances in Financial Machine Learning, 2018, chapter 12).</summary>
/// <remarks>
/// With N groups of which k are tested there are C(N, k) splits, and each group is tested in k/N of them, so that many paths through all
/// groups can be put together, none of them using a test twice. Groups are positions only: <see cref="PurgedSplits.Combinatorial"/> purges
/// samples around them. Immutable and safe for use from any thread.
/// </remarks>
public sealed class CombinatorialSplits
{
    /// <summary>The greatest number of splits.</summary>
    public const int MaximumSplits = 100_000;

    private readonly int[][] _splits;
    private readonly int[,] _splitOf;

    /// <summary>Lists the splits.</summary>
    /// <param name="groups">How many groups of time there are; at least 2.</param>
    /// <param name="testGroups">How many of them are tested at once; from 1 to one less than the groups.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range, or there are more than <see cref="MaximumSplits"/> splits.</exception>
    public CombinatorialSplits(int groups, int testGroups)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(groups, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(testGroups, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(testGroups, groups);
        Groups = groups;
        TestGroups = testGroups;
        _splits = [.. Choose(groups, testGroups, Count(groups, testGroups))];
        Paths = (int)((long)_splits.Length * testGroups / groups);
        _splitOf = new int[Paths, groups];
        var next = new int[groups];
        for (var split = 0; split < _splits.Length; split++)
        {
            foreach (var group in _splits[split])
            {
                _splitOf[next[group]++, group] = split;
            }
        }
    }

    /// <summary>How many groups of time there are.</summary>
    public int Groups { get; }

    /// <summary>How many of them are tested at once.</summary>
    public int TestGroups { get; }

    /// <summary>The tested groups of each split, rising, in lexicographic order.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Splits => _splits;

    /// <summary>How many paths through all groups the tests make: k/N of the splits.</summary>
    public int Paths { get; }

    /// <summary>The split whose test of a group belongs to a path.</summary>
    /// <param name="path">The path, from 0.</param>
    /// <param name="group">The group, from 0.</param>
    /// <returns>The position of the split.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such path or group.</exception>
    public int SplitOf(int path, int group)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(path);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(path, Paths);
        ArgumentOutOfRangeException.ThrowIfNegative(group);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(group, Groups);
        return _splitOf[path, group];
    }

    /// <summary>How many ways there are to choose so many of the groups.</summary>
    internal static double CountOf(int groups, int testGroups)
    {
        var count = 1.0;
        for (var i = 1; i <= Math.Min(testGroups, groups - testGroups); i++)
        {
            count = count * (groups - i + 1) / i;
        }

        // Whole where it is small enough to matter.
        return Math.Round(count);
    }

    private static int Count(int groups, int testGroups) => CountOf(groups, testGroups) is var count and <= MaximumSplits
        ? (int)count
        : throw new ArgumentOutOfRangeException(
            nameof(testGroups),
            testGroups,
            string.Create(CultureInfo.InvariantCulture, $"{groups} groups with {testGroups} tested at once have more than {MaximumSplits} splits; take fewer groups."));

    private static IEnumerable<int[]> Choose(int groups, int testGroups, int count)
    {
        var chosen = Enumerable.Range(0, testGroups).ToArray();
        for (var split = 0; split < count; split++)
        {
            yield return [.. chosen];
            var place = testGroups - 1;
            while (place >= 0 && chosen[place] == groups - testGroups + place)
            {
                place--;
            }

            for (var i = place; i >= 0 && i < testGroups; i++)
            {
                chosen[i] = i == place ? chosen[i] + 1 : chosen[i - 1] + 1;
            }
        }
    }
}
