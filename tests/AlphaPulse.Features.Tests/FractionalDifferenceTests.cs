using System.Text.Json;
using AlphaPulse.TestKit;

namespace AlphaPulse.Features.Tests;

public sealed class FractionalDifferenceTests
{
    [EvidenceFact]
    public void Weights_equal_those_of_the_reference()
    {
        using var golden = JsonDocument.Parse(File.ReadAllBytes(Evidence.File("golden", "finance", "afml_labels.json")));
        var compared = 0;
        foreach (var test in golden.RootElement.GetProperty("fracdiff_weights").EnumerateArray())
        {
            double[] expected = [.. test.GetProperty("weights").EnumerateArray().Select(w => w.GetDouble())];
            var actual = FractionalDifference.Weights(test.GetProperty("d").GetDouble(), expected.Length);
            Assert.Equal(expected.Length, actual.Count);
            Assert.All(expected.Zip(actual), p => Assert.Equal(p.First, p.Second, 1e-15));
            compared += expected.Length;
        }

        Assert.Equal(60, compared);
    }

    [Fact]
    public void Weights_of_two_orders_convolve_to_those_of_their_sum()
    {
        var (a, b, both) = (FractionalDifference.Weights(0.3, 40), FractionalDifference.Weights(0.45, 40), FractionalDifference.Weights(0.75, 40));
        for (var k = 0; k < both.Count; k++)
        {
            Assert.Equal(both[k], Enumerable.Range(0, k + 1).Sum(i => a[i] * b[k - i]), 1e-14);
        }
    }

    [Fact]
    public void Numbers_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => FractionalDifference.Weights(double.NaN, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => FractionalDifference.Weights(0.5, 0));
    }
}
