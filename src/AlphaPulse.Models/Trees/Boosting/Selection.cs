namespace AlphaPulse.Models;

/// <summary>Finds the k-th greatest number without sorting (Hoare, 1961).</summary>
internal static class Selection
{
    /// <summary>The number that <paramref name="count"/> numbers, itself among them, are not below. Reorders the numbers.</summary>
    internal static long Greatest(long[] numbers, int count)
    {
        var (low, high, position) = (0, numbers.Length - 1, numbers.Length - count);
        while (low < high)
        {
            var pivot = Middle(numbers[low], numbers[low + (high - low) / 2], numbers[high]);
            var (i, j) = (low, high);
            while (i <= j)
            {
                while (numbers[i] < pivot)
                {
                    i++;
                }

                while (numbers[j] > pivot)
                {
                    j--;
                }

                if (i <= j)
                {
                    (numbers[i], numbers[j]) = (numbers[j], numbers[i]);
                    i++;
                    j--;
                }
            }

            (low, high) = position <= j ? (low, j) : position >= i ? (i, high) : (position, position);
        }

        return numbers[position];
    }

    private static long Middle(long a, long b, long c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
}
