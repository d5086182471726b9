namespace AlphaPulse.Indicators.Tests;

public class WindowExtremesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(16)]
    [InlineData(20)]
    [InlineData(37)]
    [InlineData(300)]
    public void Equal_those_of_the_window_searched_anew(int length)
    {
        var random = new DeterministicRandom(length);
        var window = new WindowExtremes<double>(length);
        var seen = new List<double>();
        for (var i = 0; i < 3_000; i++)
        {
            // Rises, falls, ties and missing values.
            var value = i % 500 == 499 ? double.NaN : (i / 700 % 3) switch { 0 => i, 1 => -i, _ => random.NextInt32(20) };
            seen.Add(value);
            var last = seen.Skip(seen.Count - length).ToList();
            var full = seen.Count >= length && !last.Exists(double.IsNaN);
            Assert.Equal(full, window.Push(value + 0.25, value - 0.25));
            if (full)
            {
                Assert.Equal(last.Max() + 0.25, window.Highest());
                Assert.Equal(last.Min() - 0.25, window.Lowest());
            }
        }
    }

    [Fact]
    public void A_copy_of_the_struct_is_a_snapshot()
    {
        // Every state of the last bars stays valid whatever a copy of it took in since.
        var random = new DeterministicRandom(5);
        foreach (var length in new[] { 1, 2, 5, 16, 40 })
        {
            var window = new WindowExtremes<decimal>(length);
            var seen = new List<decimal>();
            for (var i = 0; i < 500; i++)
            {
                var peeked = window;
                peeked.Push(1_000, -1_000);
                peeked = window;
                peeked.Push(random.NextInt32(100), -random.NextInt32(100));
                seen.Add(random.NextInt32(50));
                if (window.Push(seen[^1], seen[^1]))
                {
                    var last = seen.Skip(seen.Count - length).ToList();
                    Assert.Equal((last.Max(), last.Min()), (window.Highest(), window.Lowest()));
                }
            }
        }
    }
}
